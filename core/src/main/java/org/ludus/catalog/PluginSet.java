package org.ludus.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ludus.failure.Failures;

/**
 * The plug-ins of some folders. Whatever is wrong with one of them ends in a line among the {@link
 * #problems}, and the others work. Any thread may use it.
 */
final class PluginSet implements AutoCloseable {

  /** What ids look like: they stand on the command line and in the names of files. */
  static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  static final String ID_RULE = "it takes lower-case letters and digits, joined by '-'";

  private static final String CLASS_PATH = "on the class path";

  private final List<PluginJar> jars = new ArrayList<>();
  private final PluginProblems problems = new PluginProblems();

  /**
   * What a kind of entry needs to be found in plug-ins.
   *
   * @param noun what such an entry is called in messages, such as {@code environment}
   * @param provider what a jar names in {@code META-INF/services}
   * @param entries what a provider brings
   * @param id an entry's id
   * @param trial uses an entry as the program will; whatever it throws, the entry is left out
   * @param <P> what provides the entries
   * @param <E> the entries
   */
  record Kind<P, E>(
      String noun,
      Class<P> provider,
      Function<P, ? extends Collection<? extends E>> entries,
      Function<E, String> id,
      Consumer<E> trial) {}

  private PluginSet() {}

  /**
   * Opens jars.
   *
   * @param places jars, and folders of jars, in the order in which they come first
   */
  static PluginSet open(List<Path> places) {
    PluginSet set = new PluginSet();
    Set<Path> opened = new HashSet<>();
    for (Path place : places) {
      for (Path file : set.jarsIn(place)) {
        set.open(file, opened);
      }
    }
    return set;
  }

  private List<Path> jarsIn(Path place) {
    if (!Files.exists(place)) {
      problems.add(place, "no such file or folder");
      return List.of();
    }
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      problems.add(place, "the folder cannot be read");
      return List.of();
    }
  }

  private void open(Path file, Set<Path> opened) {
    try {
      // A jar that two ways lead to is one.
      if (opened.add(file.toRealPath())) {
        jars.add(PluginJar.open(file));
      }
    } catch (IOException e) {
      problems.add(file, Failures.reason(e));
    }
  }

  /** Returns what was wrong so far, a line each. */
  List<String> problems() {
    return problems.lines();
  }

  /** Returns the files of that name in the jars, in their order. */
  List<URL> resources(String name) {
    return jars.stream().map(jar -> jar.resource(name)).flatMap(Optional::stream).toList();
  }

  /**
   * Returns the entries there are of a kind by their ids: the program's own, then those on the
   * class path, then those of the jars. Of two with one id the first is kept.
   */
  <P, E> Map<String, E> entries(Kind<P, E> kind, List<? extends E> builtIn) {
    Map<String, E> entries = new LinkedHashMap<>();
    Map<String, Object> origins = new LinkedHashMap<>();
    builtIn.forEach(entry -> entries.put(kind.id().apply(entry), entry));
    add(kind, CLASS_PATH, PluginSet.class.getClassLoader(), entries, origins);
    for (PluginJar jar : jars) {
      add(kind, jar.file(), jar, entries, origins);
    }
    return entries;
  }

  private <P, E> void add(
      Kind<P, E> kind,
      Object where,
      ClassLoader loader,
      Map<String, E> entries,
      Map<String, Object> origins) {
    Iterator<P> providers = ServiceLoader.load(kind.provider(), loader).iterator();
    boolean more = true;
    while (more) {
      try {
        // Either call may load or run a class of the jar; a failed one has gone on to the next.
        more = providers.hasNext();
        if (more) {
          addAll(kind, where, providers.next(), entries, origins);
        }
      } catch (Throwable e) {
        report(where, e);
      }
    }
  }

  private <P, E> void addAll(
      Kind<P, E> kind,
      Object where,
      P provider,
      Map<String, E> entries,
      Map<String, Object> origins) {
    String name = provider.getClass().getName();
    Collection<? extends E> brought = kind.entries().apply(provider);
    if (brought == null) {
      problems.add(where, name + " returns null in place of its " + kind.noun() + "s");
      return;
    }
    for (E entry : brought) {
      if (entry == null) {
        problems.add(where, name + " has null among its " + kind.noun() + "s");
      } else {
        add(kind, where, entry, entries, origins);
      }
    }
  }

  private <P, E> void add(
      Kind<P, E> kind, Object where, E entry, Map<String, E> entries, Map<String, Object> origins) {
    String id = kind.id().apply(entry);
    if (id == null || !ID.matcher(id).matches()) {
      problems.add(
          where, "one of its %ss cannot have the id '%s': ".formatted(kind.noun(), id) + ID_RULE);
      return;
    }
    if (entries.containsKey(id)) {
      Object first = origins.get(id);
      problems.add(
          where,
          "its %s '%s' is left out: %s has one of that name"
              .formatted(kind.noun(), id, first == null ? "the program itself" : first));
      return;
    }
    try {
      kind.trial().accept(entry);
    } catch (Throwable e) {
      report(where, "its %s '%s' is left out: ".formatted(kind.noun(), id), e);
      return;
    }
    entries.put(id, entry);
    origins.put(id, where);
  }

  /**
   * Writes down what somebody else's code failed with. Errors, too: a class that is missing, or an
   * assertion, must not take the program with it. Only the machine's own failures, such as too
   * little memory, are everybody's.
   */
  private void report(Object where, Throwable failure) {
    report(where, "", failure);
  }

  private void report(Object where, String before, Throwable failure) {
    if (failure instanceof VirtualMachineError error && !(failure instanceof StackOverflowError)) {
      throw error;
    }
    problems.add(where, before + PluginProblems.reason(failure));
  }

  /** Lets go of the jars; what has been loaded from them must not be used any more. */
  @Override
  public void close() throws IOException {
    for (PluginJar jar : jars) {
      jar.close();
    }
  }
}
