package org.ludus.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ludus.settings.SettingDescription;
import org.ludus.settings.Settings;

/** All that people can be told of an agent: what it is, and what each of its settings does. */
final class AgentSheet {

  private static final String NAME_HEADING = "setting (--set NAME=VALUE)";

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
    SettingTable table = new SettingTable(NAME_HEADING, settings);
    text.append(table.heading());
    String group = "";
    for (SettingDescription setting : settings) {
      if (!group(setting).equals(group)) {
        group = group(setting);
        text.append('\n').append(Paragraphs.wrap(about(group), 0));
      }
      text.append(table.row(setting));
    }
    return text.toString();
  }

  /** Returns it by name, beside what the list of all agents says of it. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("groups", groups);
    map.put("setting_descriptions", SettingTable.toMaps(settings));
    return map;
  }

  private String about(String group) {
    String says = groups.getOrDefault(group, "");
    return says.isEmpty() ? group : group + ": " + says;
  }

  private static String group(SettingDescription setting) {
    return setting.name().substring(0, Math.max(0, setting.name().lastIndexOf('.')));
  }
}
