package org.ludus.app.ui;

import java.util.List;
import java.util.Map;

/** How keys are written on screen. */
public final class KeyNames {

  private static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("Up", "\u2191"),
          Map.entry("Down", "\u2193"),
          Map.entry("Left", "\u2190"),
          Map.entry("Right", "\u2192"),
          Map.entry("Plus", "+"),
          Map.entry("-", "\u2212"),
          Map.entry("Escape", "Esc"));

  private KeyNames() {}

  /** Returns a key as it is written, given as libGDX's {@code Input.Keys} names it. */
  public static String of(String name) {
    return SYMBOLS.getOrDefault(name, name);
  }

  /** Returns several keys that do the same, such as {@code "↑ W"}. */
  public static String of(List<String> names) {
    return String.join(" ", names.stream().map(KeyNames::of).toList());
  }
}
