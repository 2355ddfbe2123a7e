package org.ludus.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ludus.settings.SettingDescription;
import org.ludus.settings.Settings;

/** All that people can be told of an agent: what it is, and what each of its settings does. */
final class AgentSheet {

  private static final int INDENT = 2;
  private static final int GAP = 2;

  private static final String NAME_HEADING = "setting (--set NAME=VALUE)";
  private static final String STANDARD_HEADING = "default";
  private static final String RANGE = "range";

  private final String heading;
  private final String explanation;
  private final List<SettingDescription> settings;
  private final Map<String, String> groups;

  /**
   * Makes the sheet of an agent.
   *
   * @param heading its id and a line about it
   * @param explanation a paragraph about it
   * @param defaults its settings with their defaults
   */
  AgentSheet(String heading, String explanation, Record defaults) {
    this.heading = heading;
    this.explanation = explanation;
    settings = Settings.describe(defaults);
    groups = Settings.groups(defaults.getClass());
  }

  /** Returns it for a terminal. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(Paragraphs.wrap(heading, 0)).append('\n');
    text.append(Paragraphs.wrap(explanation, 0)).append('\n');
    if (settings.isEmpty()) {
      return text.append("It has no settings.\n").toString();
    }
    int names = GAP + width(NAME_HEADING, SettingDescription::name);
    int standards = GAP + width(STANDARD_HEADING, AgentSheet::standard);
    text.append(
        Paragraphs.row(0, NAME_HEADING, INDENT + names, STANDARD_HEADING, standards, RANGE));
    String group = "";
    for (SettingDescription setting : settings) {
      if (!group(setting).equals(group)) {
        group = group(setting);
        text.append('\n').append(Paragraphs.wrap(about(group), 0));
      }
      text.append(
          Paragraphs.row(
              INDENT, setting.name(), names, standard(setting), standards, setting.range()));
      if (!setting.says().isEmpty()) {
        text.append(Paragraphs.wrap(setting.says(), 3 * INDENT));
      }
    }
    return text.toString();
  }

  /** Returns it by name, beside what the list of all agents says of it. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("groups", groups);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (SettingDescription setting : settings) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", setting.name());
      row.put("default", setting.standard());
      row.put("range", setting.range());
      row.put("says", setting.says());
      rows.add(row);
    }
    map.put("setting_descriptions", rows);
    return map;
  }

  private String about(String group) {
    String says = groups.getOrDefault(group, "");
    return says.isEmpty() ? group : group + ": " + says;
  }

  private static String group(SettingDescription setting) {
    return setting.name().substring(0, Math.max(0, setting.name().lastIndexOf('.')));
  }

  /** A text that is empty by default would leave a hole. */
  private static String standard(SettingDescription setting) {
    return setting.standard().isEmpty() ? "none" : setting.standard();
  }

  private int width(String title, Function<SettingDescription, String> cell) {
    int widest = settings.stream().mapToInt(row -> cell.apply(row).length()).max().orElse(0);
    return Math.max(title.length(), widest);
  }
}
