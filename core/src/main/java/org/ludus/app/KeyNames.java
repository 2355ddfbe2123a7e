package org.ludus.app;

import java.util.List;
import java.util.Map;
import org.ludus.registry.Controls;

/** How keys are written on screen. */
final class KeyNames {

  private static final Map<String, String> SYMBOLS =
      Map.of("Up", "\u2191", "Down", "\u2193", "Left", "\u2190", "Right", "\u2192");

  private KeyNames() {}

  /** Returns the keys that do something, such as {@code "↑ W"}. */
  static String of(Controls.Key key) {
    List<String> names =
        key.names().stream().map(name -> SYMBOLS.getOrDefault(name, name)).toList();
    return String.join(" ", names);
  }
}
