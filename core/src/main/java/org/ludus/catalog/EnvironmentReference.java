package org.ludus.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ludus.settings.UsageException;

/**
 * An environment by name, with the options that differ from its defaults. Written {@code
 * lunar-lander[gravity=-9,wind=true]}: the form in which it stands on the command line, in models
 * and in recordings.
 *
 * @param id the environment's id
 * @param options values by name, as text, in the order of the names
 */
public record EnvironmentReference(String id, Map<String, String> options) {

  /** Sorts the options, so that equal references look equal. */
  public EnvironmentReference {
    options = Collections.unmodifiableMap(new TreeMap<>(options));
  }

  /**
   * Reads the written form.
   *
   * @throws UsageException if brackets or equals signs are not where they belong, or an option
   *     stands there twice
   */
  public static EnvironmentReference parse(String text) {
    int bracket = text.indexOf('[');
    if (bracket < 0) {
      return new EnvironmentReference(text, Map.of());
    }
    if (!text.endsWith("]")) {
      throw new UsageException(
          "'" + text + "': the options of an environment end with ']', as in id[name=value]");
    }
    Map<String, String> options = new TreeMap<>();
    String inside = text.substring(bracket + 1, text.length() - 1);
    for (String option : inside.isBlank() ? new String[0] : inside.split(",", -1)) {
      int equals = option.indexOf('=');
      if (equals < 1) {
        throw new UsageException("'" + text + "': '" + option + "' is not of the form name=value");
      }
      String name = option.substring(0, equals).trim();
      if (options.put(name, option.substring(equals + 1).trim()) != null) {
        throw new UsageException("'" + text + "': " + name + " is given twice");
      }
    }
    return new EnvironmentReference(text.substring(0, bracket), options);
  }

  /** Returns this reference with further options, which win over those it has. */
  public EnvironmentReference with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(options);
    all.putAll(more);
    return new EnvironmentReference(id, all);
  }

  @Override
  public String toString() {
    if (options.isEmpty()) {
      return id;
    }
    return options.entrySet().stream()
        .map(option -> option.getKey() + "=" + option.getValue())
        .collect(Collectors.joining(",", id + "[", "]"));
  }
}
