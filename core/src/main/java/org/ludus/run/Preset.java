package org.ludus.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ludus.catalog.Agents;
import org.ludus.catalog.Backend;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.catalog.Plugins;
import org.ludus.file.BoundedFile;
import org.ludus.settings.PlainText;
import org.ludus.settings.PlainYaml;
import org.ludus.settings.Quote;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;
import org.ludus.train.TrainingConfig;

/**
 * How to train one agent in one environment: a YAML file with {@code steps}, {@code episodes},
 * {@code envs}, {@code eval_every}, {@code eval_episodes}, {@code backend} and the maps {@code
 * environment} and {@code settings}, each of them optional; settings of a group are a map in the
 * latter, or have dotted names. Those that ship with the program lie under {@code
 * presets/<environment>/<agent>.yaml} among its assets, those for pixel observations under {@code
 * <environment>/<agent>-pixels.yaml} and, for worlds without one of their own, {@code
 * any/<agent>-pixels.yaml}.
 *
 * @param training overrides of {@link TrainingConfig}, by name, and the {@link Backend}
 * @param environment options of the environment, by name
 * @param settings settings of the agent, by dotted name
 * @param prefill recorded games that its memory is filled with beforehand; only runs name any
 */
public record Preset(
    Map<String, Object> training,
    Map<String, String> environment,
    Map<String, Object> settings,
    List<Prefill> prefill) {

  /** What a run writes down for the record but cannot be trained with. */
  private static final Set<String> RECORD_ONLY =
      Set.of("seed", "ludus_version", "java_version", "platform");

  private static final String ENV = "env";
  private static final String AGENT = "agent";
  private static final String ENVIRONMENT = "environment";
  private static final String SETTINGS = "settings";
  private static final String PREFILL = "prefill";

  /** Name of the option that turns observations into pictures. */
  private static final String PIXELS = "pixels";

  /** What is added to the agent's name in those for pictures. */
  private static final String OF_PIXELS = "-pixels";

  /** Where those for pictures of any world lie. */
  private static final String ANY_WORLD = "any";

  /** Makes the maps immutable, in their order. */
  public Preset {
    training = Collections.unmodifiableMap(new LinkedHashMap<>(training));
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    settings = Collections.unmodifiableMap(Settings.flatten(settings));
    prefill = List.copyOf(prefill);
  }

  /** Makes a preset without recorded games. */
  public Preset(
      Map<String, Object> training, Map<String, String> environment, Map<String, Object> settings) {
    this(training, environment, settings, List.of());
  }

  /** Returns whether one comes with the program or a plug-in. */
  public static boolean exists(String environment, String agent) {
    return Plugins.resource(resource(environment, agent)).isPresent();
  }

  /** Returns whether one ships with the program for the world seen as pictures, its own. */
  public static boolean existsForPixels(String environment, String agent) {
    return exists(environment, agent + OF_PIXELS);
  }

  /**
   * Returns the preset that comes with the program or a plug-in, or one that overrides nothing.
   * Where the world is seen as pictures that is one made for them: for this world, or else for any.
   */
  public static Preset find(EnvironmentReference environment, String agent) {
    String id = environment.id();
    if (!environment.options().getOrDefault(PIXELS, "0").equals("0")) {
      if (exists(id, agent + OF_PIXELS)) {
        return read(resource(id, agent + OF_PIXELS), id, agent);
      } else if (exists(ANY_WORLD, agent + OF_PIXELS)) {
        return read(resource(ANY_WORLD, agent + OF_PIXELS), id, agent);
      }
    }
    return read(resource(id, agent), id, agent);
  }

  /** Returns the preset for a world that shows its own observations. */
  public static Preset find(String environment, String agent) {
    return find(new EnvironmentReference(environment, Map.of()), agent);
  }

  private static Preset read(String resource, String environment, String agent) {
    try {
      Optional<byte[]> found = Plugins.content(resource, BoundedFile.TEXT);
      if (found.isEmpty()) {
        return new Preset(Map.of(), Map.of(), Map.of());
      }
      return parse(resource, PlainText.decode(resource, found.get()), environment, agent);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * Reads a file that holds a preset or is the {@code config.yaml} of a run.
   *
   * @throws UsageException as {@link #parse}
   * @throws IOException if it cannot be read
   */
  public static Preset read(Path file, String environmentId, String agent) throws IOException {
    return parse(file.toString(), PlainText.read(file), environmentId, agent);
  }

  /**
   * Reads a preset, or the {@code config.yaml} of a run, in which {@code env} and {@code agent} say
   * what it is for and some more entries what it was made on.
   *
   * @param origin the file's name, for messages
   * @param environmentId what it is to be used for
   * @param agent what it is to be used for
   * @throws UsageException if the text is not a preset or is one for something else
   */
  public static Preset parse(String origin, String text, String environmentId, String agent) {
    PlainYaml document = PlainYaml.parse(origin, text);
    Map<String, Object> training = document.entries();
    Map<String, String> environment = new LinkedHashMap<>();
    if (training.containsKey(ENV)) {
      EnvironmentReference reference = reference(document);
      refuseOther(document.where(ENV), "environment", reference.id(), environmentId);
      environment.putAll(reference.options());
    }
    if (training.containsKey(AGENT)) {
      refuseOther(document.where(AGENT), "agent", document.text(AGENT), agent);
    }
    training.keySet().removeAll(RECORD_ONLY);
    for (String option : document.map(ENVIRONMENT).keySet()) {
      if (environment.put(option, document.text(ENVIRONMENT, option)) != null) {
        throw new UsageException(
            document.where(ENVIRONMENT + "." + option) + option + " is given twice, in env too");
      }
    }
    training.keySet().removeAll(List.of(ENV, AGENT, ENVIRONMENT, SETTINGS, PREFILL));
    refuseUnfit(document, training, environmentId, environment, agent);
    return new Preset(
        training,
        environment,
        document.map(SETTINGS),
        Prefill.parse(document.where(PREFILL), document.entries().get(PREFILL)));
  }

  /**
   * Returns the world that the configuration of a run is for.
   *
   * @throws UsageException if it says none, or one that is not there
   */
  static EnvironmentReference world(PlainYaml document) {
    EnvironmentReference world = reference(document);
    located(document.where(ENV), () -> Environments.find(world.id()));
    return world;
  }

  private static EnvironmentReference reference(PlainYaml document) {
    String text = document.text(ENV);
    return located(document.where(ENV), () -> EnvironmentReference.parse(text));
  }

  /**
   * Returns the agent that the configuration of a run is for.
   *
   * @throws UsageException if it says none, or one that is not there
   */
  static String agent(PlainYaml document) {
    String agent = document.text(AGENT);
    return located(document.where(AGENT), () -> Agents.find(agent).id());
  }

  /** Makes sure that all it says can be used, while it is known in which line it stands. */
  private static void refuseUnfit(
      PlainYaml document,
      Map<String, Object> training,
      String environmentId,
      Map<String, String> environment,
      String agent) {
    Settings.override(
        "agent " + agent,
        Agents.find(agent).defaults(),
        document.map(SETTINGS),
        name -> document.where(SETTINGS + "." + name));
    Map<String, Object> lengths = new LinkedHashMap<>(training);
    lengths.remove(Experiment.BACKEND);
    Settings.override("training", TrainingConfig.defaults(), lengths, document::where);
    Map<String, Object> among = document.map(ENVIRONMENT);
    EnvironmentReference world =
        Environments.canonical(
            new EnvironmentReference(environmentId, environment),
            option -> document.where(among.containsKey(option) ? ENVIRONMENT + "." + option : ENV));
    if (!world.options().isEmpty()) {
      // Whether they go together is known to nobody but the world itself.
      located(
          document.where(among.isEmpty() ? ENV : ENVIRONMENT),
          () -> {
            Environments.make(world).close();
            return world;
          });
    }
    if (training.containsKey(Experiment.BACKEND)) {
      String backend = document.text(Experiment.BACKEND);
      located(document.where(Experiment.BACKEND), () -> Backend.parse(backend));
    }
  }

  private static <T> T located(String where, Supplier<T> wanted) {
    try {
      return wanted.get();
    } catch (UsageException e) {
      throw new UsageException(where + e.getMessage());
    }
  }

  private static void refuseOther(String where, String what, String found, String wanted) {
    if (!found.equals(wanted)) {
      throw new UsageException(
          "%sit is for the %s %s, not %s".formatted(where, what, Quote.of(found), wanted));
    }
  }

  private static String resource(String environment, String agent) {
    return "ludus/presets/" + environment + "/" + agent + ".yaml";
  }
}
