package org.ludus.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.settings.Settings;

/** All that people can be told of a world: what is done and seen there, and its options. */
final class EnvironmentSheet {

  private static final int INDENT = 2;
  private static final int GAP = 2;

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
    Map<String, Object> own = Settings.flatten(Settings.toMap(entry.defaults()));
    Map<String, Object> common = new LinkedHashMap<>(entry.options());
    common.keySet().removeAll(own.keySet());
    text.append("options (--env-set NAME=VALUE, or '%s[NAME=VALUE]')".formatted(entry.id()));
    text.append('\n');
    text.append(options(own)).append('\n');
    text.append("options of every world\n").append(options(common));
    return text.toString();
  }

  private String episode() {
    String limit =
        spec.maxEpisodeSteps() == EnvironmentSpec.NO_LIMIT
            ? "An episode has no limit"
            : "An episode ends after %d steps at the latest".formatted(spec.maxEpisodeSteps());
    return "%s; %d steps a second are shown. Solved: mean return of %s over 100 episodes."
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

  private static String options(Map<String, Object> options) {
    int width = GAP + width(List.copyOf(options.keySet()));
    StringBuilder text = new StringBuilder();
    options.forEach(
        (name, value) ->
            text.append(Paragraphs.row(INDENT, name, width, Settings.text(value), 0, "")));
    return text.toString();
  }

  private static int width(List<String> cells) {
    return cells.stream().mapToInt(String::length).max().orElse(0);
  }
}
