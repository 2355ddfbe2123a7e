package org.ludus.natives;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the folder that native libraries are unpacked into: the platform's place for what programs
 * can make again, or one among a person's own files; or else a new one for this start alone.
 */
final class NativeFolder {

  private static final String NAME = "natives";

  private final PrivateFolder rules;

  NativeFolder(PrivateFolder rules) {
    this.rules = rules;
  }

  /**
   * Returns the folder to use, which is there.
   *
   * @param usual the places to look at, in order
   * @param temporary where a new folder is made if none of them will do; it is deleted when the
   *     program ends
   * @throws IOException if there is none; the message says why, and what would help
   */
  Path choose(List<Path> usual, Path temporary) throws IOException {
    List<String> reasons = new ArrayList<>();
    for (Path folder : usual) {
      try {
        rules.prepare(folder);
        return folder;
      } catch (IOException e) {
        reasons.add(folder + ": " + reason(e));
      }
    }
    try {
      Path folder = rules.fresh(temporary);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      reasons.add(temporary + ": " + reason(e));
    }
    throw new IOException(
        "there is no place for native libraries ("
            + String.join("; ", reasons)
            + "); LUDUS_JAVA_OPTIONS=-Djava.io.tmpdir=DIR names one");
  }

  /**
   * Returns the usual places, in order.
   *
   * @param environment the environment variables
   * @param properties the system properties; {@code os.name} and {@code user.home} decide
   */
  static List<Path> usual(Map<String, String> environment, Map<String, String> properties) {
    List<Path> places = new ArrayList<>();
    String system = properties.getOrDefault("os.name", "").toLowerCase(Locale.ROOT);
    String home = properties.getOrDefault("user.home", "");
    if (system.startsWith("mac")) {
      add(places, home, "Library", "Caches", "Ludus", NAME);
    } else if (system.startsWith("windows")) {
      add(places, environment.getOrDefault("LOCALAPPDATA", ""), "Ludus", NAME);
      add(places, home, "AppData", "Local", "Ludus", NAME);
    } else {
      add(places, environment.getOrDefault("XDG_CACHE_HOME", ""), "ludus", NAME);
      add(places, home, ".cache", "ludus", NAME);
    }
    add(places, environment.getOrDefault("LUDUS_HOME", ""), NAME);
    add(places, properties.getOrDefault("ludus.home", ""), NAME);
    return places;
  }

  /** Adds a place, if the folder it is in is known: whoever has no home is said to be at "?". */
  private static void add(List<Path> places, String root, String... names) {
    try {
      Path place = Path.of(root, names);
      if (place.isAbsolute()) {
        places.add(place);
      }
    } catch (InvalidPathException e) {
      // What names no folder is as good as nothing.
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such folder";
    } else if (e instanceof FileSystemException file) {
      return file.getReason() == null ? "it cannot be written to" : file.getReason();
    }
    return e.getMessage();
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      // Windows keeps what is in use; it lies among the temporary files.
    }
  }
}
