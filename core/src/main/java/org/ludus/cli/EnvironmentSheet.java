package org.ludus.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.settings.SettingDescription;
import org.ludus.settings.Settings;

/** All that people can be told of a world: what is done and seen there, and its options. */
final class EnvironmentSheet {

  private static final int INDENT = 2;
  private static final int GAP = 2;
  private static final String NAME_HEADING = "option (--env-set NAME=VALUE)";

  private final EnvironmentEntry<?, ?> entry;
  private final EnvironmentSpec spec;

  EnvironmentSheet(EnvironmentEntry<?, ?> entry) {
    this.entry = entry;
    try (Environment<?> environment = entry.make(Map.of())) {
      spec = environment.spec();
    }
  }

  /** Returns it for a terminal. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(Paragraphs.wrap(entry.id() + ": " + entry.summary(), 0)).append('\n');
    text.append(Paragraphs.wrap(entry.explanation(), 0)).append('\n');
    text.append(Paragraphs.wrap(episode(), 0)).append('\n');
    text.append("actions: ").append(space(spec.actionSpace())).append('\n');
    text.append("observations: ").append(space(spec.observationSpace())).append('\n');
    text.append("options may also stand in brackets: '%s[NAME=VALUE]'\n\n".formatted(entry.id()));
    List<SettingDescription> all = new ArrayList<>(entry.describeOwnOptions());
    all.addAll(entry.describeCommonOptions());
    SettingTable table = new SettingTable(NAME_HEADING, all);
    text.append(table.heading());
    entry.describeOwnOptions().forEach(option -> text.append(table.row(option)));
    text.append("\noptions of every world\n");
    entry.describeCommonOptions().forEach(option -> text.append(table.row(option)));
    return text.toString();
  }

  /** Returns what it says of the options by name, beside what the list of all worlds says. */
  Map<String, Object> toMap() {
    List<SettingDescription> all = new ArrayList<>(entry.describeOwnOptions());
    all.addAll(entry.describeCommonOptions());
    return Map.of("option_descriptions", SettingTable.toMaps(all));
  }

  private String episode() {
    String limit =
        spec.maxEpisodeSteps() == EnvironmentSpec.NO_LIMIT
            ? "An episode has no limit"
            : "An episode ends after %s steps at the latest".formatted(spec.maxEpisodeSteps());
    return "%s; %s steps a second are shown. Solved: mean return of %s over 100 episodes."
        .formatted(limit, spec.stepsPerSecond(), Settings.text(spec.solvedReturn()));
  }

  private static String space(Space space) {
    if (space instanceof Space.Discrete discrete) {
      return discrete(discrete);
    }
    Space.Box box = (Space.Box) space;
    if (box.shape().size() > 1) {
      String shape = box.shape().stream().map(String::valueOf).collect(Collectors.joining(" x "));
      return "pictures of " + shape + " numbers\n";
    }
    int names = GAP + width(box.dimensions().stream().map(Space.Dimension::name).toList());
    int units = GAP + width(box.dimensions().stream().map(Space.Dimension::unit).toList());
    StringBuilder text = new StringBuilder(box.size() + " numbers\n");
    for (Space.Dimension each : box.dimensions()) {
      text.append(Paragraphs.row(INDENT, each.name(), names, each.unit(), units, bounds(each)));
    }
    return text.toString();
  }

  private static String discrete(Space.Discrete choices) {
    if (choices.names().get(0).equals("0")) {
      return "one of the numbers 0 to " + (choices.count() - 1) + "\n";
    }
    StringBuilder text = new StringBuilder("one of " + choices.count() + "\n");
    for (int index = 0; index < choices.count(); index++) {
      text.append(" ".repeat(INDENT)).append(index).append("  ");
      text.append(choices.names().get(index)).append('\n');
    }
    return text.toString();
  }

  private static String bounds(Space.Dimension dimension) {
    String typical =
        "%s to %s".formatted(number(dimension.typicalLow()), number(dimension.typicalHigh()));
    boolean bounded = Float.isFinite(dimension.low()) || Float.isFinite(dimension.high());
    String bounds =
        bounded
            ? "%s to %s".formatted(number(dimension.low()), number(dimension.high()))
            : "any number";
    return bounds.equals(typical) ? bounds : bounds + ", mostly " + typical;
  }

  /** The shortest text that means the same float. */
  private static String number(float value) {
    return Settings.text(Double.valueOf(Float.toString(value)));
  }

  private static int width(List<String> cells) {
    return cells.stream().mapToInt(String::length).max().orElse(0);
  }
}
