package org.ludus.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ludus.settings.UsageException;

/** Values by name, as an option takes them that may be repeated: {@code --set bins=8}. */
final class NamedValues {

  private NamedValues() {}

  /**
   * Returns the values by their names, in their order.
   *
   * @param option what the option is called, for messages
   * @param pairs what it was given, each {@code name=value}
   * @throws UsageException if one is of another form, or a name is given twice
   */
  static Map<String, String> parse(String option, List<String> pairs) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : pairs) {
      String[] nameAndValue = pair.split("=", 2);
      String name = nameAndValue[0].trim();
      if (nameAndValue.length < 2 || name.isEmpty()) {
        throw new UsageException(
            "%s takes a name and a value, such as bins=8, not '%s'".formatted(option, pair));
      }
      if (values.put(name, nameAndValue[1].trim()) != null) {
        throw new UsageException(option + " gives " + name + " twice: leave one of them out");
      }
    }
    return values;
  }
}
