package org.ludus.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.ludus.agent.NetworkPolicy;
import org.ludus.agent.Policy;
import org.ludus.agent.dqn.ValuePolicy;
import org.ludus.agent.policygradient.CategoricalPolicy;
import org.ludus.agent.policygradient.GaussianPolicy;
import org.ludus.agent.sac.SquashedGaussianPolicy;
import org.ludus.agent.tabular.TabularPolicy;
import org.ludus.catalog.Agents;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.env.Environment;
import org.ludus.env.Space;
import org.ludus.file.FileFormatException;
import org.ludus.file.PendingFile;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.dl4j.Dl4jFiles;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;
import org.ludus.train.EpisodeStatistics;
import org.ludus.train.Evaluation;

/**
 * Model files: a zip with {@code model.json} (what it is) and either {@code network.zip} (a network
 * in DL4J's own format; with {@code value.zip}, where there is one, the critic beside it) or {@code
 * table.csv} (one row of action values for each state). Equal models give equal bytes.
 */
public final class ModelFile {

  private static final int FORMAT_VERSION = 1;
  private static final String DESCRIPTION = "model.json";
  private static final String NETWORK = "network.zip";
  private static final String INTERVENTIONS = "interventions";
  private static final String CRITIC = "value.zip";
  private static final String TABLE = "table.csv";

  /** Zip entries carry a date; this one, the first there is, stands for none. */
  private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelFile() {}

  /** What acts, and so what the file holds. */
  private enum Kind {
    ACTION_VALUES,
    CATEGORICAL,
    GAUSSIAN,
    SQUASHED_GAUSSIAN,
    TABLE;

    static Kind of(Policy policy) {
      if (policy instanceof ValuePolicy) {
        return ACTION_VALUES;
      } else if (policy instanceof CategoricalPolicy) {
        return CATEGORICAL;
      } else if (policy instanceof GaussianPolicy) {
        return GAUSSIAN;
      } else if (policy instanceof SquashedGaussianPolicy) {
        return SQUASHED_GAUSSIAN;
      } else if (policy instanceof TabularPolicy) {
        return TABLE;
      }
      throw new IllegalArgumentException("cannot save a " + policy.getClass().getSimpleName());
    }
  }

  /**
   * Writes a model; the file appears when it is complete.
   *
   * @param evaluation what is known of its play
   */
  public static void write(Path file, Model model, Evaluation evaluation) throws IOException {
    Kind kind = Kind.of(model.policy());
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(DESCRIPTION, describe(model, kind, evaluation.evaluation()));
    if (model.policy() instanceof TabularPolicy table) {
      entries.put(TABLE, tableToCsv(table));
    } else {
      NetworkPolicy policy = (NetworkPolicy) model.policy();
      entries.put(NETWORK, Dl4jFiles.write(policy.net()));
      if (policy.critic().isPresent()) {
        entries.put(CRITIC, Dl4jFiles.write(policy.critic().get()));
      }
    }
    PendingFile pending = new PendingFile(file);
    try {
      Files.write(pending.path(), zip(entries));
      pending.commit();
    } finally {
      pending.discard();
    }
  }

  /**
   * Reads a model.
   *
   * @throws FileFormatException if it is not a model file or is damaged
   */
  public static Model read(Path file) throws IOException {
    return read(file, Files.readAllBytes(file));
  }

  /**
   * Reads a model whose file has been read already.
   *
   * @param file its name, for messages
   * @throws FileFormatException if it is not a model file or is damaged
   */
  static Model read(Path file, byte[] bytes) throws IOException {
    Map<String, byte[]> entries = readZip(file, bytes);
    JsonNode description = description(file, entries);
    try {
      EnvironmentReference environment =
          EnvironmentReference.parse(text(file, description, "environment"));
      String agent = text(file, description, "agent");
      Map<String, Object> settings = new LinkedHashMap<>();
      description
          .path("settings")
          .properties()
          .forEach(setting -> settings.put(setting.getKey(), plain(setting.getValue())));
      Policy policy = policy(file, entries, text(file, description, "policy"));
      Model model =
          new Model(
              environment,
              agent,
              Settings.flatten(settings),
              policy,
              description.path("training_steps").asLong(),
              description.path(INTERVENTIONS).asInt());
      refuseMisfit(file, model);
      return model;
    } catch (UsageException e) {
      throw new FileFormatException(file, DESCRIPTION + ": " + e.getMessage());
    }
  }

  private static byte[] describe(Model model, Kind kind, EpisodeStatistics evaluation) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format_version", FORMAT_VERSION);
    map.put("environment", model.environment().toString());
    map.put("agent", model.agent());
    map.put("policy", kind.name().toLowerCase(Locale.ROOT));
    try (Environment<?> world = model.makeEnvironment()) {
      map.put("observation_space", space(world.spec().observationSpace()));
      map.put("action_space", space(world.spec().actionSpace()));
    }
    map.put("settings", Settings.toMap(Agents.find(model.agent()).settings(model.settings())));
    map.put("training_steps", model.trainingSteps());
    if (model.interventions() > 0) {
      map.put(INTERVENTIONS, model.interventions());
    }
    Map<String, Object> played = new LinkedHashMap<>();
    played.put("episodes", evaluation.episodes());
    played.put("return_mean", evaluation.returnMean());
    played.put("return_std", evaluation.returnStd());
    map.put("evaluation", played);
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(map);
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

  private static JsonNode description(Path file, Map<String, byte[]> entries)
      throws FileFormatException {
    byte[] text = entries.get(DESCRIPTION);
    if (text == null) {
      throw new FileFormatException(file, "not a model: it holds no " + DESCRIPTION);
    }
    JsonNode description;
    try {
      description = JSON.readTree(text);
    } catch (IOException e) {
      throw new FileFormatException(file, DESCRIPTION + " is damaged: " + firstLine(e));
    }
    int version = description.path("format_version").asInt();
    if (!(description instanceof ObjectNode) || version < 1) {
      throw new FileFormatException(file, "not a model: " + DESCRIPTION + " has no format_version");
    } else if (version > FORMAT_VERSION) {
      throw new FileFormatException(
          file, "format %d is newer than this program's %d".formatted(version, FORMAT_VERSION));
    }
    return description;
  }

  private static Policy policy(Path file, Map<String, byte[]> entries, String kind)
      throws IOException {
    return switch (kind) {
      case "action_values" -> new ValuePolicy(network(file, entries, NETWORK));
      case "categorical" ->
          new CategoricalPolicy(network(file, entries, NETWORK), critic(file, entries));
      case "gaussian" -> new GaussianPolicy(network(file, entries, NETWORK), critic(file, entries));
      case "squashed_gaussian" -> new SquashedGaussianPolicy(network(file, entries, NETWORK));
      case "table" -> tableFromCsv(file, entry(file, entries, TABLE));
      default -> throw new FileFormatException(file, "policy '" + kind + "' is not known");
    };
  }

  /** Models made before there were critics have none. */
  private static Optional<FrozenNetwork> critic(Path file, Map<String, byte[]> entries)
      throws IOException {
    return entries.containsKey(CRITIC)
        ? Optional.of(network(file, entries, CRITIC))
        : Optional.empty();
  }

  private static FrozenNetwork network(Path file, Map<String, byte[]> entries, String name)
      throws IOException {
    byte[] bytes = entry(file, entries, name);
    try {
      return Dl4jFiles.read(bytes);
    } catch (IOException e) {
      throw new FileFormatException(file, name + ": " + firstLine(e));
    }
  }

  private static byte[] entry(Path file, Map<String, byte[]> entries, String name)
      throws FileFormatException {
    byte[] bytes = entries.get(name);
    if (bytes == null) {
      throw new FileFormatException(file, "it holds no " + name);
    }
    return bytes;
  }

  private static String text(Path file, JsonNode description, String name)
      throws FileFormatException {
    JsonNode node = description.get(name);
    if (node == null || !node.isTextual()) {
      throw new FileFormatException(file, DESCRIPTION + " does not say its " + name);
    }
    return node.asText();
  }

  private static Object plain(JsonNode node) {
    return JSON.convertValue(node, Object.class);
  }

  /**
   * A network that does not fit its environment would only fail later, and less clearly.
   *
   * @param file its name, for messages
   */
  static void refuseMisfit(Path file, Model model) throws FileFormatException {
    try (Environment<?> world = model.makeEnvironment()) {
      int inputs = world.spec().observationSpace().size();
      boolean continuous =
          model.policy() instanceof GaussianPolicy
              || model.policy() instanceof SquashedGaussianPolicy;
      int outputs = outputs(world.spec().actionSpace(), continuous);
      boolean fits = true;
      if (model.policy() instanceof TabularPolicy table) {
        fits =
            world.spec().observationSpace() instanceof Space.Discrete states
                && states.count() == table.states()
                && outputs == table.actions();
      } else {
        NetworkPolicy policy = (NetworkPolicy) model.policy();
        boolean criticFits =
            policy.critic().map(critic -> isOfShape(critic, inputs, 1)).orElse(true);
        fits = isOfShape(policy.net(), inputs, outputs) && criticFits;
      }
      if (!fits) {
        throw new FileFormatException(file, "its policy does not fit " + model.environment());
      }
    }
  }

  private static boolean isOfShape(FrozenNetwork net, int inputs, int outputs) {
    return net.spec().inputs() == inputs && net.spec().outputs() == outputs;
  }

  /** Returns how many numbers a policy's network puts out for an action; -1 if it cannot. */
  private static int outputs(Space actions, boolean continuous) {
    if (actions instanceof Space.Discrete discrete) {
      return continuous ? -1 : discrete.count();
    }
    return continuous ? 2 * actions.size() : -1;
  }

  private static byte[] tableToCsv(TabularPolicy table) {
    StringBuilder csv = new StringBuilder();
    float[] values = table.values();
    for (int state = 0; state < table.states(); state++) {
      for (int action = 0; action < table.actions(); action++) {
        csv.append(action == 0 ? "" : ",").append(values[state * table.actions() + action]);
      }
      csv.append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static TabularPolicy tableFromCsv(Path file, byte[] csv) throws FileFormatException {
    String[] lines = new String(csv, StandardCharsets.US_ASCII).split("\n", -1);
    int states = lines.length - 1;
    int actions = lines[0].split(",", -1).length;
    float[] values = new float[states * actions];
    for (int state = 0; state < states; state++) {
      String[] row = lines[state].split(",", -1);
      try {
        for (int action = 0; action < actions; action++) {
          values[state * actions + action] = Float.parseFloat(row[action]);
        }
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new FileFormatException(file, TABLE + ": line " + (state + 1) + " is damaged");
      }
    }
    return new TabularPolicy(states, actions, values);
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTimeLocal(NO_DATE);
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> readZip(Path file, byte[] bytes) throws FileFormatException {
    if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
      throw new FileFormatException(file, "not a model: it is not a zip file");
    }
    Map<String, byte[]> entries = new TreeMap<>();
    if (!endsWithDirectory(bytes)) {
      throw new FileFormatException(
          file,
          "cut off or damaged: the zip's directory is missing at its end, byte " + bytes.length);
    }
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new FileFormatException(
          file, "damaged in entry %d: %s".formatted(entries.size() + 1, firstLine(e)));
    }
    return entries;
  }

  /** A zip ends with a record of 22 bytes that begins with PK 5 6; ours carries no comment. */
  private static boolean endsWithDirectory(byte[] bytes) {
    int end = bytes.length - 22;
    return end >= 0
        && bytes[end] == 'P'
        && bytes[end + 1] == 'K'
        && bytes[end + 2] == 5
        && bytes[end + 3] == 6;
  }

  private static String firstLine(Exception e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getMessage().lines().findFirst().orElse("");
  }
}
