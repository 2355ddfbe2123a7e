package org.ludus.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Names with values, as they stand in a file of the profile. People edit these files: whatever is
 * not of the kind that was asked for counts as not there.
 */
final class Entries {

  private final Map<String, Object> values;

  private Entries(Map<?, ?> map) {
    values = new LinkedHashMap<>();
    map.forEach((name, value) -> values.put(String.valueOf(name), value));
  }

  /** Reads YAML, or returns nothing if the text is no YAML or holds no names with values. */
  static Optional<Entries> parse(byte[] yaml) {
    try {
      Object root =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(yaml, UTF_8));
      if (root == null) {
        return Optional.of(new Entries(Map.of()));
      }
      return root instanceof Map<?, ?> map ? Optional.of(new Entries(map)) : Optional.empty();
    } catch (YAMLException e) {
      return Optional.empty();
    }
  }

  /** Reads a file of the profile; a damaged one is put aside and counts as empty. */
  static Entries read(ProfileFolder folder, String name) {
    Optional<byte[]> content = folder.read(name);
    if (content.isEmpty()) {
      return new Entries(Map.of());
    }
    return parse(content.get())
        .orElseGet(
            () -> {
              folder.setAside(name);
              return new Entries(Map.of());
            });
  }

  /** Returns YAML that reads as those values: texts, numbers, truth values, lists and maps. */
  static byte[] write(Map<String, ?> values) {
    DumperOptions style = new DumperOptions();
    style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return new Yaml(style).dump(values).getBytes(UTF_8);
  }

  /** Returns all names, in the order of the file. */
  Set<String> names() {
    return values.keySet();
  }

  /** Returns a text; numbers and truth values are texts, too. */
  Optional<String> text(String name) {
    return text(values.get(name));
  }

  private static Optional<String> text(Object value) {
    boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
    return scalar ? Optional.of(value.toString()) : Optional.empty();
  }

  /** Returns a number that is not NaN. */
  Optional<Double> number(String name) {
    return values.get(name) instanceof Number number && !Double.isNaN(number.doubleValue())
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }

  /** Returns a whole number. */
  Optional<Long> whole(String name) {
    Object value = values.get(name);
    return value instanceof Integer || value instanceof Long
        ? Optional.of(((Number) value).longValue())
        : Optional.empty();
  }

  /** Returns a truth value. */
  Optional<Boolean> flag(String name) {
    return values.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  /** Returns the texts of a list. */
  Optional<List<String>> texts(String name) {
    if (!(values.get(name) instanceof List<?> list)) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    list.forEach(element -> text(element).ifPresent(texts::add));
    return Optional.of(texts);
  }

  /** Returns the names with values that stand under a name, none if there are none. */
  Entries under(String name) {
    return new Entries(values.get(name) instanceof Map<?, ?> map ? map : Map.of());
  }
}
