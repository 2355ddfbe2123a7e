package org.ludus.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Finds the folder that a person's own files belong in, by the customs of the platform. */
public final class DataFolder {

  /** What Java says where the system knows no home. */
  private static final String NO_HOME = "?";

  private DataFolder() {}

  /** Returns the folder of whoever runs the program, which need not exist yet. */
  public static Optional<Path> find() {
    Properties properties = System.getProperties();
    Map<String, String> texts = new HashMap<>();
    properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
    return find(System.getenv(), texts);
  }

  /**
   * Returns the folder, which need not exist yet. The variable {@code LUDUS_HOME} names it, or else
   * the property {@code ludus.home}; otherwise it is the platform's place for data of programs.
   *
   * @param environment the environment variables
   * @param properties the system properties; {@code os.name} and {@code user.home} decide
   * @return the folder, or nothing where none of them names one
   */
  public static Optional<Path> find(
      Map<String, String> environment, Map<String, String> properties) {
    String chosen = first(environment.get("LUDUS_HOME"), properties.get("ludus.home"));
    String home = first(properties.get("user.home"), "");
    try {
      if (!chosen.isEmpty()) {
        return Optional.of(Path.of(chosen));
      }
      return home.isEmpty() || home.equals(NO_HOME)
          ? Optional.empty()
          : Optional.of(customary(environment, properties));
    } catch (InvalidPathException e) {
      // A variable that names no folder is as good as none: what is played stays in memory.
      return Optional.empty();
    }
  }

  private static Path customary(Map<String, String> environment, Map<String, String> properties) {
    Path home = Path.of(properties.get("user.home"));
    String system = first(properties.get("os.name"), "").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Ludus");
    }
    if (system.startsWith("windows")) {
      String roaming = first(environment.get("APPDATA"), "");
      Path data = roaming.isEmpty() ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming);
      return data.resolve("Ludus");
    }
    String data = first(environment.get("XDG_DATA_HOME"), "");
    // A relative path there is to be ignored, says the XDG specification.
    Path share =
        !data.isEmpty() && Path.of(data).isAbsolute()
            ? Path.of(data)
            : home.resolve(".local").resolve("share");
    return share.resolve("ludus");
  }

  private static String first(String text, String otherwise) {
    if (text != null && !text.isBlank()) {
      return text;
    }
    return otherwise == null ? "" : otherwise;
  }
}
