package org.ludus.settings;

import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes names with values as YAML that {@link PlainYaml} reads. */
public final class YamlWriter {

  private YamlWriter() {}

  /** Returns the text: texts, numbers, truth values, lists and maps, each on lines of its own. */
  public static String write(Map<String, ?> values) {
    DumperOptions style = new DumperOptions();
    style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    // Neither anchors, where one list stands in two places, nor tags, where a text is not all
    // letters: neither would be read again.
    style.setDereferenceAliases(true);
    style.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE);
    return new Yaml(style).dump(values);
  }
}
