package org.ludus.desktop;

import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.ludus.natives.Natives;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.Platform;

/**
 * Has the window's libraries unpacked where all others are, before LWJGL does it in its own way.
 */
final class WindowNatives {

  private WindowNatives() {}

  /** Tells LWJGL where its libraries are. To be called before anything of it is used. */
  static void direct() {
    UnaryOperator<String> unpacked = WindowNatives::unpacked;
    Configuration.BUNDLED_LIBRARY_NAME_MAPPER.set(unpacked);
  }

  /**
   * Loads libGDX's. Comes before LWJGL loads the first of its own, which would say in many lines
   * that there is no place to unpack it.
   *
   * @throws UncheckedIOException in one line, if they do not run here
   */
  static void load() {
    Natives.load("gdx");
    try {
      Natives.load("jamepad");
    } catch (UncheckedIOException e) {
      // Without gamepads there is still the keyboard.
    }
  }

  /** Returns a library's file, or its name where LWJGL has to look for it by itself. */
  private static String unpacked(String name) {
    return Natives.unpack(resource(name)).map(Object::toString).orElse(name);
  }

  /** Returns where one of LWJGL's libraries lies among its jars. */
  private static String resource(String name) {
    String system = Platform.get().getName().toLowerCase(Locale.ROOT);
    String processor = Platform.getArchitecture().name().toLowerCase(Locale.ROOT);
    String module = name.replaceFirst("^lwjgl_?", "").toLowerCase(Locale.ROOT);
    return String.join("/", system, processor, "org/lwjgl", module, System.mapLibraryName(name))
        .replace("//", "/");
  }
}
