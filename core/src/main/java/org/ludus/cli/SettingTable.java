package org.ludus.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ludus.settings.SettingDescription;

/** Settings or options in columns: name, default and range, and below each what it does. */
final class SettingTable {

  private static final int INDENT = 2;
  private static final int GAP = 2;
  private static final String STANDARD_HEADING = "default";

  private final String heading;
  private final int names;
  private final int standards;

  /**
   * Measures a table.
   *
   * @param heading what stands above the names
   * @param settings all that will be in it
   */
  SettingTable(String heading, List<SettingDescription> settings) {
    this.heading = heading;
    names = GAP + width(heading, settings, SettingDescription::name);
    standards = GAP + width(STANDARD_HEADING, settings, SettingTable::standard);
  }

  /** Returns its first line. */
  String heading() {
    return Paragraphs.row(0, heading, INDENT + names, STANDARD_HEADING, standards, "range");
  }

  /** Returns the lines of one of them. */
  String row(SettingDescription setting) {
    String row =
        Paragraphs.row(
            INDENT, setting.name(), names, standard(setting), standards, setting.range());
    return setting.says().isEmpty() ? row : row + Paragraphs.wrap(setting.says(), 3 * INDENT);
  }

  /** Returns them by what is told of each, for other programs. */
  static List<Map<String, Object>> toMaps(List<SettingDescription> settings) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (SettingDescription setting : settings) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", setting.name());
      row.put("default", setting.standard());
      row.put("range", setting.range());
      row.put("says", setting.says());
      rows.add(row);
    }
    return rows;
  }

  /** A text that is empty by default would leave a hole. */
  private static String standard(SettingDescription setting) {
    return setting.standard().isEmpty() ? "none" : setting.standard();
  }

  private static int width(
      String title, List<SettingDescription> settings, Function<SettingDescription, String> cell) {
    int widest = settings.stream().mapToInt(row -> cell.apply(row).length()).max().orElse(0);
    return Math.max(title.length(), widest);
  }
}
