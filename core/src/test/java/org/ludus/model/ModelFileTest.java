package org.ludus.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.agent.Actor;
import org.ludus.agent.Explains;
import org.ludus.agent.Policy;
import org.ludus.agent.policy.Head;
import org.ludus.agent.policy.NetworkPolicy;
import org.ludus.agent.policy.NetworkPolicyFormat;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;
import org.ludus.file.BoundedFile;
import org.ludus.file.FileFormatException;
import org.ludus.file.Weights;
import org.ludus.file.ZipReader;
import org.ludus.file.ZipWriter;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Initialization;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.train.EpisodeStatistics;
import org.ludus.train.Evaluation;

class ModelFileTest {

  private static final float[] UPRIGHT = {0.01f, 0.02f, -0.01f, 0.03f};

  @TempDir private Path folder;

  @Test
  void a_critic_and_the_interventions_survive() throws IOException {
    Model shipped = Models.find("cart-pole/ppo");
    Model model =
        new Model(shipped.environment(), "ppo", shipped.settings(), shipped.policy(), 1_000, 3);
    Path file = folder.resolve("model.zip");
    ModelFile.write(file, model, evaluation(model));

    Model read = ModelFile.read(file);
    float value = value(shipped.policy());
    assertThat(value).isFinite();
    assertThat(value(read.policy())).isEqualTo(value);
    assertThat(value(read.policy().greedy())).isEqualTo(value);
    assertThat(read.interventions()).isEqualTo(3);
  }

  private static float value(Policy policy) {
    return Explains.of(policy).value(UPRIGHT);
  }

  @Test
  void a_model_without_a_critic_has_no_idea_what_states_are_worth() throws IOException {
    Model model = Models.find("cart-pole/reinforce");
    assertThat(value(model.policy())).isNaN();
    assertThat(model.interventions()).isZero();
  }

  /** The greatest possible discounted return on the magic squares is a sum of a dozen terms. */
  @ParameterizedTest
  @ValueSource(strings = {"ppo", "actor-critic", "dqn", "q-learning"})
  void values_are_returns_in_the_world_s_units(String agent) throws IOException {
    Model model = Models.find("magic-grid-world/" + agent);
    Policy policy = model.policy().greedy();
    try (Environment<?> world = model.makeEnvironment()) {
      float[] observation = new float[world.spec().observationSpace().size()];
      float[] action = new float[world.spec().actionSpace().size()];
      Actor actor = policy.newActor();
      actor.begin(new SplitMix64(1));
      world.reset(1, observation);
      double expected = Explains.of(policy).value(observation);
      double earned = 0;
      double weight = 1;
      StepResult result;
      do {
        actor.act(observation, 0, action, 0);
        result = world.step(action, observation);
        earned += weight * result.reward();
        weight *= 0.99;
      } while (!result.ended());

      assertThat(expected).isCloseTo(earned, within(2.5));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cart-pole/dqn",
        "cart-pole/ppo",
        "lunar-lander-continuous/ppo",
        "lunar-lander-continuous/sac",
        "magic-grid-world/q-learning",
        "breakout/ppo"
      })
  void models_come_back_as_they_were_and_equal_ones_are_equal_bytes(String name)
      throws IOException {
    Model model = Models.find(name);
    Path file = folder.resolve("model.zip");
    Path again = folder.resolve("again.zip");
    ModelFile.write(file, model, evaluation(model));

    Model read = ModelFile.read(file);
    ModelFile.write(again, read, evaluation(model));

    assertThat(read.environment()).isEqualTo(model.environment());
    // The file holds the defaults, too.
    assertThat(read.settings()).containsAllEntriesOf(model.settings());
    assertThat(read.policy()).hasSameClassAs(model.policy());
    assertThat(again).hasSameBinaryContentAs(file);
  }

  @Test
  void a_model_is_no_more_than_two_entries() throws IOException {
    Path file = written(table());
    ZipReader zip = ZipReader.open(file);

    assertThat(zip.read("weights.bin", BoundedFile.NUMBERS)).startsWith('L', 'U', 'D', 'U');
    assertThat(new String(zip.read("model.json", 1 << 20), StandardCharsets.UTF_8))
        .contains("\"format_version\" : 2", "\"policy\" : \"table\"");
    assertThat(zip.holds("table.csv") || zip.holds("network.zip")).isFalse();
  }

  @Test
  void a_changed_byte_is_refused_or_changes_nothing() throws IOException {
    for (Model model : new Model[] {table(), network()}) {
      byte[] whole = Files.readAllBytes(written(model));
      Path file = folder.resolve("damaged.zip");
      int refused = 0;
      for (int place = 0; place < whole.length; place++) {
        for (int change : new int[] {1, 0xff}) {
          byte[] damaged = whole.clone();
          damaged[place] ^= (byte) change;
          try {
            Model read = ModelFile.read(file, new ZipReader(file, damaged), Map.of());
            assertThat(read.environment()).isEqualTo(model.environment());
            assertThat(read.agent()).isEqualTo(model.agent());
            assertThat(read.trainingSteps()).isEqualTo(model.trainingSteps());
            assertThat(read.interventions()).isEqualTo(model.interventions());
            assertThat(Files.readAllBytes(written(read))).isEqualTo(whole);
          } catch (FileFormatException e) {
            assertThat(e.getMessage()).startsWith(file + ": ").hasLineCount(1);
            refused++;
          }
        }
      }
      assertThat(refused).isGreaterThan(whole.length);
    }
  }

  @Test
  void a_model_that_is_cut_off_is_refused() throws IOException {
    byte[] whole = Files.readAllBytes(written(network()));
    Path file = folder.resolve("cut.zip");
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> ModelFile.read(file, new ZipReader(file, cut), Map.of()))
          .isInstanceOf(FileFormatException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"format_version\" : 2' | '\"format_version\" : 1' | format 1, which cannot be read any more",
        "'\"format_version\" : 2' | '\"format_version\" : 3' | format 3 is newer than this program's 2",
        "'\"format_version\" : 2' | '\"version\" : 2' | it has no format_version",
        "'\"format_version\" : 2' | '\"format_version\" : 1e99' | it has no format_version",
        "'\"agent\" : \"dqn\"' | '\"agent\" : \"dqn\", \"agent\" : \"ppo\"' | Duplicate field 'agent'",
        "'\"agent\" : \"dqn\"' | '\"agent\" : 7' | it does not say its agent",
        "'\"agent\" : \"dqn\"' | '\"agent\" : \"ppo\"' | policy 'action_values' is none that agent ppo makes",
        "'\"agent\" : \"dqn\"' | '\"agent\" : \"java.lang.Runtime\"' | unknown agent 'java.lang.Runtime'",
        "'\"policy\" : \"action_values\"' | '\"policy\" : \"table\"' | policy 'table' is none that agent dqn makes",
        "'\"environment\" : \"cart-pole\"' | '\"environment\" : \"cart-pile\"' | did you mean 'cart-pole'?",
        "'\"environment\" : \"cart-pole\"' | '\"environment\" : \"lunar-lander\"' | its policy does not fit lunar-lander: its network is 4-3-2",
        "'\"environment\" : \"cart-pole\"' | '\"environment\" : \"lunar-lander-continuous\"' | it needs discrete actions",
        "'\"training_steps\" : 1000' | '\"training_steps\" : -1' | training_steps must be a whole number",
        "'\"training_steps\" : 1000' | '\"training_steps\" : 1e3' | training_steps must be a whole number",
        "'\"interventions\" : 3' | '\"interventions\" : 2147483648' | interventions must be a whole number",
        "'\"discount\" : 0.99' | '\"discount\" : null' | one of them is null",
        "'\"discount\" : 0.99' | '\"discount\" : 99' | agent dqn: discount must be",
        "'\"discount\" : 0.99' | '\"diskount\" : 0.99' | did you mean 'discount'?",
        "'\"discount\" : 0.99' | '\"discount\" : 0.99, \"optimizer.learning_rate\" : 1' | setting optimizer.learning_rate is given twice",
        "'\"discount\" : 0.99' | '\"discount\" : 0.99, \"discount\" : 0.9' | Duplicate field 'discount'",
        "'\"discount\" : 0.99' | '\"discount\" : \"0x1p-1\"' | agent dqn: discount must be a number, not '0x1p-1'",
        "'\"environment\" : \"cart-pole\"' | '\"environment\" : \"cart-pole[max_steps=9,max_steps=8]\"' | max_steps is given twice",
      })
  void what_the_description_says_is_checked(String was, String is, String message)
      throws IOException {
    ZipReader zip = ZipReader.open(written(network()));
    String text = new String(zip.read("model.json", 1 << 20), StandardCharsets.UTF_8);
    assertThat(text).contains(was);
    Path file = folder.resolve("changed.zip");
    Files.write(
        file,
        packed(
            text.replace(was, is).getBytes(StandardCharsets.UTF_8),
            zip.read("weights.bin", BoundedFile.NUMBERS)));

    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining(file + ": ")
        .hasMessageContaining(message)
        .hasMessageMatching("[^\n]*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4-3-3 | relu | 4-3-3 | 'network is 4-3-3, and what it needs is [4] in and 2 out'",
        "4-2-2 | relu | 4-3-2 | array 'policy.0.weights' is 3 x 4, not 2 x 4",
        "4-3-3-2 | relu | 4-3-2 | array 'policy.1.weights' is 2 x 3, not 3 x 3",
        "4-3-2 | relu | 4-3 | there is no array 'policy.1.weights'",
        "4-2147483647-2 | relu | 4-3-2 | layers are written like",
        "999999999-999999999-2 | relu | 4-3-2 | the network is too large",
        "4-500000000-2 | relu | 4-3-2 | the network is too large",
        "4-100000000-2 | relu | 4-3-2 | array 'policy.0.weights' is 3 x 4, not 100000000 x 4",
        "4-3-2 | java.lang.Runtime | 4-3-2 | activation must be relu or tanh",
      })
  void what_the_weights_say_is_checked(
      String layers, String activation, String sizes, String message) throws IOException {
    ZipReader zip = ZipReader.open(written(network()));
    Weights weights = new Weights();
    weights.put("policy", layers);
    weights.put("policy.activation", activation);
    int[] units = Arrays.stream(sizes.split("-", -1)).mapToInt(Integer::parseInt).toArray();
    for (int i = 1; i < units.length; i++) {
      String layer = "policy." + (i - 1);
      int[] shape = {units[i], units[i - 1]};
      weights.put(layer + ".weights", shape, new float[units[i] * units[i - 1]]);
      weights.put(layer + ".biases", new int[] {units[i]}, new float[units[i]]);
    }
    Path file = folder.resolve("changed.zip");
    Files.write(file, packed(zip.read("model.json", 1 << 20), weights.toBytes()));

    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining(file + ": its policy does not fit cart-pole: ")
        .hasMessageContaining(message);
  }

  /** A few thousand weights, and between two layers more numbers than memory holds. */
  @Test
  void a_network_s_width_is_bounded() {
    NetworkSpec wide = NetworkSpec.parse("84x84x4-9999c1-2c1s84-2", Activation.RELU);
    EnvironmentSpec pictures =
        new EnvironmentSpec(
            "pictures",
            new Space.Box(
                Collections.nCopies(84 * 84 * 4, new Space.Dimension("pixel", "", 0, 1, 0, 1)),
                List.of(84, 84, 4),
                4),
            Space.Discrete.numbered(2),
            10,
            1,
            30);
    FrozenNetwork net = new FrozenNetwork(wide, new float[wide.parameterCount()]);
    NetworkPolicyFormat format = new NetworkPolicyFormat(Head.ACTION_VALUES);

    assertThatThrownBy(() -> format.make(net, Optional.empty(), pictures))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layer 1 of its network puts out more than");
  }

  @Test
  void foreign_zips_and_bombs_are_refused() throws IOException {
    Map<String, byte[]> foreign = Map.of("readme.txt", new byte[9]);
    Map<String, byte[]> bomb = new LinkedHashMap<>();
    bomb.put("model.json", new byte[50 << 20]);
    Map<String, byte[]> lacking = Map.of("model.json", new byte[] {'{', '}'});
    Map<Map<String, byte[]>, String> cases =
        Map.of(
            foreign, "not a model: it holds no model.json",
            bomb, "model.json unpacks to 52428800 bytes, more than the 1048576 that are read",
            lacking, "it has no format_version");
    for (Map.Entry<Map<String, byte[]>, String> one : cases.entrySet()) {
      Path file = Files.write(folder.resolve("foreign.zip"), ZipWriter.pack(one.getKey()));

      assertThatThrownBy(() -> ModelFile.read(file))
          .isInstanceOf(FileFormatException.class)
          .hasMessageContaining(file + ": ")
          .hasMessageContaining(one.getValue());
    }
  }

  @Test
  void what_else_is_in_the_zip_is_never_unpacked() throws IOException {
    ZipReader zip = ZipReader.open(written(network()));
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("bomb", new byte[100 << 20]);
    entries.put("preprocessor.bin", new byte[] {(byte) 0xac, (byte) 0xed});
    entries.put("model.json", zip.read("model.json", 1 << 20));
    entries.put("weights.bin", zip.read("weights.bin", 1 << 20));
    Path file = Files.write(folder.resolve("more.zip"), ZipWriter.pack(entries));

    assertThat(ModelFile.read(file).agent()).isEqualTo("dqn");
  }

  @Test
  void only_what_the_agent_makes_can_be_saved() {
    Model model =
        new Model(EnvironmentReference.parse("cart-pole"), "ppo", Map.of(), network().policy(), 0);

    assertThatThrownBy(() -> written(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("agent ppo cannot save a NetworkPolicy");
  }

  /** Says of a model that nothing is known of its play. */
  static Evaluation evaluation(Model model) {
    EpisodeStatistics none = EpisodeStatistics.of(new double[0], new double[0], 0, 0);
    return new Evaluation(1_000, 9, none, none, Map.of(), model.policy(), true);
  }

  private static Model network() {
    NetworkSpec spec = NetworkSpec.parse("4-3-2", Activation.RELU);
    float[] parameters = Initialization.AUTOMATIC.draw(spec, new SplitMix64(1));
    NetworkPolicy policy =
        new NetworkPolicy(
            new FrozenNetwork(spec, parameters),
            Optional.empty(),
            Head.ACTION_VALUES,
            Space.Discrete.numbered(2));
    EnvironmentReference world = EnvironmentReference.parse("cart-pole");
    return new Model(world, "dqn", Map.of(), policy, 1_000, 3);
  }

  private static Model table() throws IOException {
    return Models.find("magic-grid-world/q-learning");
  }

  private Path written(Model model) throws IOException {
    Path file = folder.resolve("written.zip");
    ModelFile.write(file, model, evaluation(model));
    return file;
  }

  private static byte[] packed(byte[] description, byte[] weights) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("model.json", description);
    entries.put("weights.bin", weights);
    return ZipWriter.pack(entries);
  }
}
