package org.ludus.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ludus.settings.PlainNumbers;
import org.ludus.settings.PlainText;
import org.ludus.settings.PlainYaml;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;
import org.ludus.settings.YamlWriter;

/**
 * Names with values, as they stand in a file of the profile. People edit these files: whatever is
 * not of the kind that was asked for counts as not there.
 */
final class Entries {

  /** No names at all. */
  static final Entries NONE = new Entries(Map.of());

  private final Map<String, Object> values;

  private Entries(Map<?, ?> map) {
    values = new LinkedHashMap<>();
    map.forEach((name, value) -> values.put(String.valueOf(name), value));
  }

  /**
   * Reads YAML.
   *
   * @param name the file's name, for messages
   * @throws UsageException if the text is no YAML or holds no names with values; the message says
   *     in which line
   */
  static Entries parse(String name, byte[] yaml) {
    return new Entries(PlainYaml.parse(name, PlainText.decode(name, yaml)).entries());
  }

  /** Reads a file of the profile; a damaged one is put aside and counts as empty. */
  static Entries read(ProfileFolder folder, String name) {
    try {
      Optional<byte[]> content = folder.read(name, PlainText.MOST_BYTES + 1);
      if (content.isPresent()) {
        return parse(name, content.get());
      } else if (folder.holds(name)) {
        folder.setAside(name, name + ": it cannot be read");
      }
    } catch (UsageException e) {
      folder.setAside(name, e.getMessage());
    }
    return NONE;
  }

  /** Returns YAML that reads as those values: texts, numbers, truth values, lists and maps. */
  static byte[] write(Map<String, ?> values) {
    return YamlWriter.write(values).getBytes(UTF_8);
  }

  /** Returns all names, in the order of the file. */
  Set<String> names() {
    return values.keySet();
  }

  /** Returns a single value as the text that was written. */
  Optional<String> text(String name) {
    return text(values.get(name));
  }

  private static Optional<String> text(Object value) {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Returns a number, perhaps infinite. */
  Optional<Double> number(String name) {
    try {
      return text(name).map(PlainNumbers::decimal);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Returns a whole number. */
  Optional<Long> whole(String name) {
    try {
      return text(name).map(PlainNumbers::wholeLong);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Returns a truth value. */
  Optional<Boolean> flag(String name) {
    try {
      return text(name).map(Settings::flag);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
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
    return values.get(name) instanceof Map<?, ?> map ? new Entries(map) : NONE;
  }

  /** Returns what it was read from: texts, lists and maps, to be written again. */
  Map<String, Object> toMap() {
    return new LinkedHashMap<>(values);
  }
}
