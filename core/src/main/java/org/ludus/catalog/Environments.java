package org.ludus.catalog;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ludus.env.Environment;
import org.ludus.render.Palette;
import org.ludus.render.Scene;
import org.ludus.settings.NearMiss;
import org.ludus.settings.Quote;
import org.ludus.settings.UsageException;

/** The environments there are: those of the program, then those of plug-ins. */
public final class Environments {

  static final PluginSet.Kind<EnvironmentProvider, EnvironmentEntry<?, ?>> KIND =
      new PluginSet.Kind<>(
          "environment",
          EnvironmentProvider.class,
          EnvironmentProvider::environments,
          EnvironmentEntry::id,
          Environments::tryOut);

  private static final Plugins.Derived<Map<String, EnvironmentEntry<?, ?>>> ENTRIES =
      new Plugins.Derived<>(plugins -> plugins.entries(KIND, BuiltInEnvironments.entries()));

  private Environments() {}

  /** Returns all of them, in the order in which people should meet them. */
  public static List<EnvironmentEntry<?, ?>> all() {
    return List.copyOf(ENTRIES.get().values());
  }

  /**
   * Returns the one with that id.
   *
   * @throws UsageException if there is none; the message names the nearest
   */
  public static EnvironmentEntry<?, ?> find(String id) {
    EnvironmentEntry<?, ?> entry = ENTRIES.get().get(id);
    if (entry == null) {
      throw new UsageException(
          "unknown environment '%s'%s See: ludus list envs"
              .formatted(Quote.of(id), NearMiss.hint(id, ENTRIES.get().keySet())));
    }
    return entry;
  }

  /** Returns whether there is one with that id: that of a plug-in is there only with its jar. */
  public static boolean contains(String id) {
    return ENTRIES.get().containsKey(id);
  }

  /** Makes an environment, with its time limit. */
  public static Environment<?> make(EnvironmentReference reference) {
    return find(reference.id()).make(reference.options());
  }

  /**
   * Makes an environment from the written form of its reference.
   *
   * @throws UsageException if there is no such environment or option
   */
  public static Environment<?> make(String reference) {
    return make(EnvironmentReference.parse(reference));
  }

  /** Makes an environment together with what draws it by night. */
  public static Scene<?> open(EnvironmentReference reference) {
    return open(reference, Palette.NIGHT);
  }

  /** Makes an environment together with what draws it in those colours. */
  public static Scene<?> open(EnvironmentReference reference, Palette palette) {
    return find(reference.id()).open(reference.options(), palette);
  }

  /**
   * Returns the one way to write a reference: without options that are as they are by default. Two
   * references mean the same world if these are equal.
   *
   * @throws UsageException if there is no such environment or option
   */
  public static EnvironmentReference canonical(EnvironmentReference reference) {
    return canonical(reference, option -> "");
  }

  /**
   * Returns the one way to write a reference whose options stand in a file.
   *
   * @param where returns for an option what a message about it begins with: {@code x.yaml: line 7:
   *     }
   * @throws UsageException if there is no such environment or option
   */
  public static EnvironmentReference canonical(
      EnvironmentReference reference, UnaryOperator<String> where) {
    return find(reference.id()).reference(reference.options(), where);
  }

  /**
   * Returns the world in which agents are judged: the same, but that no episode of it goes on for
   * ever, unless the reference itself says how long they may take.
   *
   * @throws UsageException if there is no such environment
   */
  public static EnvironmentReference forEvaluation(EnvironmentReference reference) {
    return new EnvironmentReference(
        reference.id(), find(reference.id()).forEvaluation(reference.options()));
  }

  /**
   * Returns the world in which people play: the same, but that their actions do not stick, unless
   * the reference itself says that they do.
   *
   * @throws UsageException if there is no such environment
   */
  public static EnvironmentReference forPlay(EnvironmentReference reference) {
    return new EnvironmentReference(
        reference.id(), find(reference.id()).forPlay(reference.options()));
  }

  /** Uses all that an entry brings, so that what fails does so before anybody counts on it. */
  private static void tryOut(EnvironmentEntry<?, ?> entry) {
    entry.controls();
    entry.open(Map.of()).close();
  }
}
