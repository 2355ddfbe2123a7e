package org.ludus.desktop;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ludus.cli.Ludus;
import org.ludus.display.Display;

/**
 * Does a little of what the program mostly does, so that the JVM can write down which classes that
 * takes ({@code -XX:DumpLoadedClassList}). The launcher makes an archive of them, from which all
 * later starts are faster.
 */
final class Rehearsal {

  private static final String CLASS = ".class";

  private Rehearsal() {}

  /**
   * Rehearses.
   *
   * @param arguments a folder for what the commands write
   */
  public static void main(String[] arguments) throws IOException, URISyntaxException {
    Path folder = Path.of(arguments[0]);
    PrintWriter nowhere = new PrintWriter(PrintWriter.nullWriter());
    Display none =
        request -> {
          throw new Display.NoDisplayException("there is no display in a rehearsal");
        };
    for (String[] command : commands(folder)) {
      Ludus.run(none, nowhere, nowhere, command);
    }
    load(Ludus.class);
    load(Rehearsal.class);
    System.exit(0);
  }

  /** Returns commands that between them use most of what needs no display. */
  static List<String[]> commands(Path folder) {
    String run = folder.resolve("run").toString();
    String film = folder.resolve("sheet.png").toString();
    return List.of(
        new String[] {"list"},
        new String[] {
          "train", "cart-pole", "--agent", "ppo", "--steps", "2048", "--quiet", "--out", run
        },
        new String[] {"evaluate", run, "--episodes", "1"},
        new String[] {"record", "lunar-lander/heuristic", "--out", film});
  }

  /**
   * Loads all classes that came from the same jar or folder: those of the window, too, which cannot
   * be opened here.
   */
  private static void load(Class<?> neighbour) throws IOException, URISyntaxException {
    Path home = Path.of(neighbour.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(home)) {
      load(home, neighbour.getClassLoader());
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(home)) {
        load(jar.getPath("/"), neighbour.getClassLoader());
      }
    }
  }

  private static void load(Path root, ClassLoader loader) throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.walk(root.resolve("org"))) {
      names = files.map(file -> root.relativize(file).toString()).toList();
    }
    for (String name : names) {
      if (name.endsWith(CLASS) && !name.contains("-")) {
        String file = name.substring(0, name.length() - CLASS.length());
        try {
          Class.forName(file.replace('\\', '/').replace('/', '.'), false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
          // What cannot be loaded here does without the archive.
        }
      }
    }
  }
}
