package org.ludus.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of settings: how people write them, and which of them was meant by a wrong one. */
final class SettingNames {

  private SettingNames() {}

  /** Returns how people write the name of a component: {@code learning_rate}. */
  static String of(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** Returns the name of a setting in a group, or its own where there is none. */
  static String within(String group, String name) {
    return group.isEmpty() ? name : group + "." + name;
  }

  /**
   * Returns how to end the sentence "unknown setting 'name'". A setting may have been asked for
   * without its group, or by the name it would have without one: {@code replay_capacity} is {@code
   * replay.capacity}. Where several may be meant, all are named.
   */
  static String hint(String name, List<String> known) {
    List<String> meant =
        known.stream()
            .filter(other -> words(other).equals(words(name)) || last(other).equals(last(name)))
            .toList();
    if (meant.isEmpty()) {
      meant = misspelt(name, known);
    }
    return meant.isEmpty() ? "." : ": did you mean '" + String.join("' or '", meant) + "'?";
  }

  /** Returns the nearest, and those that are called the same in other groups. */
  private static List<String> misspelt(String name, List<String> known) {
    Comparator<String> nearest =
        Comparator.comparingInt(
            other ->
                Math.min(NearMiss.distance(name, other), NearMiss.distance(name, last(other))));
    return known.stream()
        .filter(other -> NearMiss.isNear(name, other) || NearMiss.isNear(name, last(other)))
        .min(nearest)
        .map(
            found ->
                NearMiss.isNear(name, found)
                    ? List.of(found)
                    : known.stream().filter(other -> last(other).equals(last(found))).toList())
        .orElse(List.of());
  }

  private static Set<String> words(String name) {
    return Arrays.stream(name.split("[._]")).collect(Collectors.toSet());
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
