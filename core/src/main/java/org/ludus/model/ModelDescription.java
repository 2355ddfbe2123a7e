package org.ludus.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ludus.catalog.Agents;
import org.ludus.env.Environment;
import org.ludus.env.Space;
import org.ludus.file.FileFormatException;
import org.ludus.file.Json;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;
import org.ludus.train.EpisodeStatistics;

/**
 * What {@code model.json} says of a model. The spaces and the evaluation are in it for people and
 * other programs; this one does not go by them.
 *
 * @param environment the world it was made for, as references are written
 * @param agent id of the agent that made it
 * @param policy id of the format that its weights are in
 * @param settings that agent's settings, by name
 * @param trainingSteps environment steps it was trained for
 * @param interventions how often people meddled with that training
 */
record ModelDescription(
    String environment,
    String agent,
    String policy,
    Map<String, Object> settings,
    long trainingSteps,
    int interventions) {

  private static final int FORMAT_VERSION = 2;
  private static final String VERSION = "format_version";
  private static final String ENVIRONMENT = "environment";
  private static final String AGENT = "agent";
  private static final String POLICY = "policy";
  private static final String SETTINGS = "settings";
  private static final String TRAINING_STEPS = "training_steps";
  private static final String INTERVENTIONS = "interventions";

  private static final ObjectMapper WRITER = new ObjectMapper();

  /** Returns the text of the file. */
  static byte[] write(Model model, String policy, EpisodeStatistics evaluation) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(VERSION, FORMAT_VERSION);
    map.put(ENVIRONMENT, model.environment().toString());
    map.put(AGENT, model.agent());
    map.put(POLICY, policy);
    try (Environment<?> world = model.makeEnvironment()) {
      map.put("observation_space", space(world.spec().observationSpace()));
      map.put("action_space", space(world.spec().actionSpace()));
    }
    map.put(SETTINGS, Settings.toMap(Agents.find(model.agent()).settings(model.settings())));
    map.put(TRAINING_STEPS, model.trainingSteps());
    if (model.interventions() > 0) {
      map.put(INTERVENTIONS, model.interventions());
    }
    if (evaluation.episodes() > 0) {
      Map<String, Object> played = new LinkedHashMap<>();
      played.put("episodes", evaluation.episodes());
      played.put("return_mean", evaluation.returnMean());
      played.put("return_std", evaluation.returnStd());
      map.put("evaluation", played);
    }
    try {
      return WRITER.writerWithDefaultPrettyPrinter().writeValueAsBytes(map);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
  }

  private static Map<String, Object> space(Space space) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (space instanceof Space.Discrete discrete) {
      map.put("type", "discrete");
      map.put("count", discrete.count());
    } else if (space instanceof Space.Box box) {
      map.put("type", "box");
      map.put("shape", box.shape());
    }
    return map;
  }

  /**
   * Reads the text of the file.
   *
   * @param file the model file, for messages
   * @throws FileFormatException if it is of another version or does not say what it should
   * @throws UsageException if a setting is there twice, or in too many groups
   */
  static ModelDescription read(Path file, byte[] text) throws FileFormatException {
    JsonNode json = Json.read(file, ModelFile.DESCRIPTION, text);
    requireVersion(file, json);
    if (!(plain(file, json.path(SETTINGS)) instanceof Map<?, ?> settings)) {
      throw wrong(file, SETTINGS + " must be an object");
    }
    return new ModelDescription(
        text(file, json, ENVIRONMENT),
        text(file, json, AGENT),
        text(file, json, POLICY),
        byName(file, settings),
        count(file, json, TRAINING_STEPS, Long.MAX_VALUE),
        json.has(INTERVENTIONS) ? (int) count(file, json, INTERVENTIONS, Integer.MAX_VALUE) : 0);
  }

  private static Map<String, Object> byName(Path file, Map<?, ?> settings)
      throws FileFormatException {
    try {
      return Settings.flatten(settings);
    } catch (UsageException e) {
      throw wrong(file, e.getMessage());
    }
  }

  private static void requireVersion(Path file, JsonNode json) throws FileFormatException {
    JsonNode version = json.path(VERSION);
    if (!version.canConvertToInt() || version.asInt() < 1) {
      throw wrong(file, "not a model: it has no " + VERSION);
    } else if (version.asInt() < FORMAT_VERSION) {
      throw wrong(
          file,
          "a model of an older Ludus, in format %s, which cannot be read any more: train it again"
              .formatted(version.asInt()));
    } else if (version.asInt() > FORMAT_VERSION) {
      throw wrong(
          file,
          "format %s is newer than this program's %s".formatted(version.asInt(), FORMAT_VERSION));
    }
  }

  /** Returns a value as plain Java has it. */
  private static Object plain(Path file, JsonNode node) throws FileFormatException {
    if (node.isTextual()) {
      return node.asText();
    } else if (node.isNumber()) {
      return node.numberValue();
    } else if (node.isBoolean()) {
      return node.asBoolean();
    } else if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      for (JsonNode element : node) {
        list.add(plain(file, element));
      }
      return list;
    } else if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        map.put(entry.getKey(), plain(file, entry.getValue()));
      }
      return map;
    }
    throw wrong(file, SETTINGS + " are missing, or one of them is null");
  }

  private static String text(Path file, JsonNode json, String name) throws FileFormatException {
    JsonNode node = json.path(name);
    if (!node.isTextual() || node.asText().chars().anyMatch(Character::isISOControl)) {
      throw wrong(file, "it does not say its " + name + " in one line of text");
    }
    return node.asText();
  }

  private static long count(Path file, JsonNode json, String name, long most)
      throws FileFormatException {
    JsonNode node = json.path(name);
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.asLong() < 0
        || node.asLong() > most) {
      throw wrong(file, name + " must be a whole number, 0 or more");
    }
    return node.asLong();
  }

  private static FileFormatException wrong(Path file, String problem) {
    return new FileFormatException(file, ModelFile.DESCRIPTION + ": " + problem);
  }
}
