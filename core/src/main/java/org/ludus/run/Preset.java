package org.ludus.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ludus.catalog.Backend;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.settings.UsageException;
import org.ludus.train.TrainingConfig;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * How to train one agent in one environment: a YAML file with {@code steps}, {@code envs}, {@code
 * eval_every}, {@code eval_episodes}, {@code backend} and the maps {@code environment} and {@code
 * settings}, each of them optional. Those that ship with the program lie under {@code
 * presets/<environment>/<agent>.yaml} among its assets, those for pixel observations under {@code
 * <environment>/<agent>-pixels.yaml} and, for worlds without one of their own, {@code
 * any/<agent>-pixels.yaml}.
 *
 * @param training overrides of {@link TrainingConfig}, by name, and the {@link Backend}
 * @param environment options of the environment, by name
 * @param settings settings of the agent, by name
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
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    prefill = List.copyOf(prefill);
  }

  /** Makes a preset without recorded games. */
  public Preset(
      Map<String, Object> training, Map<String, String> environment, Map<String, Object> settings) {
    this(training, environment, settings, List.of());
  }

  /** Returns whether one ships with the program. */
  public static boolean exists(String environment, String agent) {
    return Preset.class.getResource(resource(environment, agent)) != null;
  }

  /** Returns whether one ships with the program for the world seen as pictures, its own. */
  public static boolean existsForPixels(String environment, String agent) {
    return exists(environment, agent + OF_PIXELS);
  }

  /**
   * Returns the preset that ships with the program, or one that overrides nothing. Where the world
   * is seen as pictures that is one made for them: for this world, or else for any.
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
    try (InputStream stream = Preset.class.getResourceAsStream(resource)) {
      return stream == null
          ? new Preset(Map.of(), Map.of(), Map.of())
          : parse(
              resource,
              new String(stream.readAllBytes(), StandardCharsets.UTF_8),
              environment,
              agent);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
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
    Map<String, Object> training = document(origin, text);
    Map<String, String> environment = new LinkedHashMap<>();
    if (training.remove("env") instanceof String env) {
      EnvironmentReference reference = EnvironmentReference.parse(env);
      refuseOther(origin, "environment", reference.id(), environmentId);
      environment.putAll(reference.options());
    }
    if (training.remove("agent") instanceof String other) {
      refuseOther(origin, "agent", other, agent);
    }
    training.keySet().removeAll(RECORD_ONLY);
    map(origin, training.remove(ENVIRONMENT))
        .forEach((name, value) -> environment.put(name, String.valueOf(value)));
    Map<String, Object> settings = map(origin, training.remove(SETTINGS));
    List<Prefill> prefill = Prefill.parse(origin, training.remove(PREFILL));
    return new Preset(training, environment, settings, prefill);
  }

  /** Reads YAML that holds names with values. */
  static Map<String, Object> document(String origin, String text) {
    try {
      return map(origin, new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    } catch (YAMLException e) {
      throw new UsageException(
          origin + ": " + e.getMessage().lines().findFirst().orElse("damaged"));
    }
  }

  private static void refuseOther(String origin, String what, String found, String wanted) {
    if (!found.equals(wanted)) {
      throw new UsageException(
          "%s: it is for the %s %s, not %s".formatted(origin, what, found, wanted));
    }
  }

  private static Map<String, Object> map(String origin, Object node) {
    Map<String, Object> entries = new LinkedHashMap<>();
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> entries.put(String.valueOf(key), value));
    } else if (node != null) {
      throw new UsageException(origin + ": expected names with values, found '" + node + "'");
    }
    return entries;
  }

  private static String resource(String environment, String agent) {
    return "/ludus/presets/" + environment + "/" + agent + ".yaml";
  }
}
