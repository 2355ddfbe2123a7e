package org.ludus.catalog;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ludus.file.BoundedFile;
import org.ludus.file.DataFolder;
import org.ludus.settings.UsageException;

/**
 * The plug-ins of the program: jars that bring worlds and agents, found in the folders that are
 * given to {@link #use}, in those that the variable {@code LUDUS_PLUGINS} names, and in the folder
 * {@code plugins} among a person's own files, in this order.
 *
 * <p>They are opened when somebody first asks for what there is, and stay open. What is wrong with
 * one of them is among the {@link #problems}; nothing else comes of it. Any thread may use this
 * class.
 */
public final class Plugins {

  /** The variable that names jars and folders, as the system separates paths. */
  public static final String VARIABLE = "LUDUS_PLUGINS";

  private static final String FOLDER = "plugins";

  private static List<Path> chosen = List.of();
  private static PluginSet current;

  private Plugins() {}

  /**
   * Says where plug-ins lie besides the usual places. What was found before is looked for anew, if
   * these are other places than before.
   *
   * @param places jars, and folders of jars
   * @throws UsageException if one of them does not exist
   */
  public static synchronized void use(List<Path> places) {
    for (Path place : places) {
      if (!Files.exists(place)) {
        throw new UsageException("no plug-ins in " + place + ": no such folder or jar");
      }
    }
    if (!places.equals(chosen)) {
      chosen = List.copyOf(places);
      current = null;
    }
  }

  /**
   * Returns what is wrong with plug-ins, a line each that names the jar. Looks at all of them
   * first.
   */
  public static List<String> problems() {
    Environments.all();
    Agents.all();
    return current().problems();
  }

  /**
   * Returns a file by that name: the program's own or, if it has none, the first plug-in's that
   * does.
   *
   * @param name its name with {@code /} between folders, and none before it
   */
  public static Optional<URL> resource(String name) {
    return resources(name).stream().findFirst();
  }

  /**
   * Returns the files of that name: the program's own, then those of the plug-ins in their order.
   */
  public static List<URL> resources(String name) {
    return Stream.concat(
            Optional.ofNullable(Plugins.class.getClassLoader().getResource(name)).stream(),
            current().resources(name).stream())
        .toList();
  }

  /**
   * Returns what is in the file by that name, if there is one: the one that {@link #resource}
   * finds.
   *
   * @param limit how many bytes it may have, such as {@link BoundedFile#RESOURCE}
   * @throws IOException if it has more, or cannot be read; one line says which file of which jar
   */
  public static Optional<byte[]> content(String name, int limit) throws IOException {
    Optional<URL> found = resource(name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = found.get().openStream()) {
      return Optional.of(BoundedFile.read(Path.of(name).getFileName(), in, limit));
    } catch (IOException e) {
      throw new IOException("%s: %s".formatted(found.get(), PluginProblems.firstLine(e)), e);
    }
  }

  /** Returns the plug-ins there are. */
  static synchronized PluginSet current() {
    if (current == null) {
      current = PluginSet.open(places(chosen, System.getenv(), DataFolder.find()));
    }
    return current;
  }

  /**
   * Returns the places where plug-ins are looked for, in order.
   *
   * @param chosen those that were asked for
   * @param variables the environment variables
   * @param data the folder of a person's own files
   */
  static List<Path> places(List<Path> chosen, Map<String, String> variables, Optional<Path> data) {
    Set<Path> places = new LinkedHashSet<>(chosen);
    places.addAll(split(variables.getOrDefault(VARIABLE, "")));
    // Most people have no such folder, and need none.
    data.map(folder -> folder.resolve(FOLDER)).filter(Files::isDirectory).ifPresent(places::add);
    return new ArrayList<>(places);
  }

  /**
   * Splits the variable's value. A separator may be part of a name as well: the longest name that
   * is there is the one that was meant.
   */
  private static List<Path> split(String value) {
    List<Path> places = new ArrayList<>();
    int start = 0;
    while (start <= value.length()) {
      int end = end(value, start);
      String name = value.substring(start, end);
      if (!name.isBlank()) {
        places.add(path(name));
      }
      start = end + File.pathSeparator.length();
    }
    return places;
  }

  /** Returns where the name ends that starts there. */
  private static int end(String value, int start) {
    int shortest = value.indexOf(File.pathSeparator, start);
    if (shortest < 0) {
      return value.length();
    }
    int end = value.length();
    while (end > shortest && !new File(value.substring(start, end)).exists()) {
      end = value.lastIndexOf(File.pathSeparator, end - 1);
    }
    return end;
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageException(VARIABLE + ": '" + name + "' is no path");
    }
  }

  /**
   * Something made from the plug-ins there are, and made anew when those change.
   *
   * @param <T> what is made
   */
  static final class Derived<T> {

    private final Function<PluginSet, T> maker;
    private PluginSet source;
    private T made;

    Derived(Function<PluginSet, T> maker) {
      this.maker = maker;
    }

    synchronized T get() {
      PluginSet now = current();
      if (now != source) {
        made = maker.apply(now);
        source = now;
      }
      return made;
    }
  }
}
