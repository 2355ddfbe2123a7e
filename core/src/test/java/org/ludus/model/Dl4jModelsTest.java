package org.ludus.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.agent.Actor;
import org.ludus.agent.Explains;
import org.ludus.agent.Policy;
import org.ludus.agent.policy.Head;
import org.ludus.agent.policy.NetworkPolicy;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.env.Environment;
import org.ludus.env.SplitMix64;
import org.ludus.file.FileFormatException;
import org.ludus.network.FrozenNetwork;
import org.ludus.settings.UsageException;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class Dl4jModelsTest {

  private static final EnvironmentReference CART_POLE = EnvironmentReference.parse("cart-pole");
  private static final EnvironmentReference LANDER =
      EnvironmentReference.parse("lunar-lander-continuous");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"lunar-lander/ppo", "cart-pole/dqn", "lunar-lander-continuous/sac"})
  void the_library_reads_what_is_written_for_it(String name) throws IOException {
    Model model = Models.find(name);
    Path file = folder.resolve("network.zip");

    Dl4jModels.write(file, model);

    assertSameAnswers(((NetworkPolicy) model.policy()).net(), file);
  }

  @Test
  void networks_that_see_pictures_are_written_too() throws IOException {
    Path file = folder.resolve("network.zip");
    Dl4jModels.write(file, Models.find("breakout/ppo"));

    MultiLayerNetwork library = ModelSerializer.restoreMultiLayerNetwork(file.toFile());

    FrozenNetwork net = ((NetworkPolicy) Models.find("breakout/ppo").policy()).net();
    assertThat(library.numParams()).isEqualTo(net.spec().parameterCount());
  }

  @Test
  void a_critic_is_written_apart() throws IOException {
    Model model = Models.find("cart-pole/ppo");
    Path file = folder.resolve("critic.zip");

    Dl4jModels.writeCritic(file, model);

    assertSameAnswers(((NetworkPolicy) model.policy()).critic().orElseThrow(), file);
  }

  @Test
  void what_there_is_not_cannot_be_written() {
    Path file = folder.resolve("network.zip");

    assertThatThrownBy(() -> Dl4jModels.write(file, Models.find("cart-pole/q-learning")))
        .isInstanceOf(UsageException.class)
        .hasMessage("cart-pole/q-learning: it plays by no network, so there is none to write");
    assertThatThrownBy(() -> Dl4jModels.writeCritic(file, Models.find("cart-pole/dqn")))
        .isInstanceOf(UsageException.class)
        .hasMessage("cart-pole/dqn: it has no critic");
    assertThat(file).doesNotExist();
  }

  @Test
  void what_was_written_plays_as_the_model_does() throws IOException {
    Model model = Models.find("cart-pole/ppo");
    Path file = folder.resolve("network.zip");
    Dl4jModels.write(file, model);

    Model read = Models.foreign(file.toString(), CART_POLE, Optional.of("ppo"));

    assertThat(read.label()).isEqualTo("cart-pole/ppo");
    assertThat(actions(read)).isEqualTo(actions(model));
  }

  @Test
  void the_outputs_of_a_network_made_there_are_action_values() throws IOException {
    MultiLayerNetwork library = library(4, 2, Activation.IDENTITY);
    Model model = Models.foreign(saved(library).toString(), CART_POLE, Optional.empty());

    assertThat(model.agent()).isEqualTo("dqn");
    assertThat(head(model)).isEqualTo(Head.ACTION_VALUES);
    float[] observation = {0.01f, 0.02f, -0.01f, 0.03f};
    float[] values = new float[2];
    Explains.of(model.policy()).score(observation, values);
    float[] theirs = library.output(row(observation)).toFloatVector();
    assertThat(values).containsExactly(theirs, within(1e-6f));
  }

  @Test
  void after_a_softmax_they_are_probabilities() throws IOException {
    MultiLayerNetwork library = library(4, 2, Activation.SOFTMAX);
    Path file = saved(library);
    Model model = Models.foreign(file.toString(), CART_POLE, Optional.empty());

    assertThat(model.agent()).isEqualTo("ppo");
    float[] observation = {0.01f, 0.02f, -0.01f, 0.03f};
    float[] probabilities = new float[2];
    Explains.of(model.policy()).score(observation, probabilities);
    float[] theirs = library.output(row(observation)).toFloatVector();
    assertThat(probabilities).containsExactly(theirs, within(1e-6f));
    assertThatThrownBy(() -> Models.foreign(file.toString(), CART_POLE, Optional.of("dqn")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("ends with a softmax");
  }

  @Test
  void for_continuous_actions_somebody_has_to_say_what_they_are() throws IOException {
    String file = saved(library(8, 4, Activation.IDENTITY)).toString();

    assertThat(head(Models.foreign(file, LANDER, Optional.of("ppo")))).isEqualTo(Head.GAUSSIAN);
    assertThat(head(Models.foreign(file, LANDER, Optional.of("sac"))))
        .isEqualTo(Head.SQUASHED_GAUSSIAN);
    assertThatThrownBy(() -> Models.foreign(file, LANDER, Optional.empty()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--agent ppo or --agent sac");
    assertThatThrownBy(() -> Models.foreign(file, CART_POLE, Optional.of("q-learning")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("agent q-learning");
  }

  @Test
  void what_does_not_fit_its_world_is_refused() throws IOException {
    String file = saved(library(4, 3, Activation.IDENTITY)).toString();

    assertThatThrownBy(() -> Models.foreign(file, CART_POLE, Optional.of("ppo")))
        .isInstanceOf(FileFormatException.class)
        .hasMessage(
            file
                + ": its policy does not fit cart-pole: its network is 4-5-3, and what it needs is"
                + " [4] in and 2 out");
  }

  @Test
  void each_kind_of_file_says_how_it_is_opened() throws IOException {
    String library = saved(library(4, 2, Activation.IDENTITY)).toString();
    Path own = folder.resolve("own.zip");
    Model model = Models.find("cart-pole/ppo");
    ModelFile.write(own, model, ModelFileTest.evaluation(model));
    Path text = Files.writeString(folder.resolve("text.zip"), "PK, but no zip");

    assertThatThrownBy(() -> Models.find(library))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("add --env ID");
    assertThatThrownBy(() -> Models.foreign(own.toString(), CART_POLE, Optional.empty()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("leave out --env");
    assertThatThrownBy(() -> Models.foreign("cart-pole/ppo", CART_POLE, Optional.empty()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> Models.foreign(text.toString(), CART_POLE, Optional.empty()))
        .isInstanceOf(FileFormatException.class);
  }

  private static Head head(Model model) {
    return ((NetworkPolicy) model.policy()).head();
  }

  /** The actions of an episode, drawn and not. */
  private static float[] actions(Model model) {
    float[] taken = new float[400];
    Policy policy = model.policy();
    assertThat(head(model)).isEqualTo(Head.CATEGORICAL);
    try (Environment<?> world = model.makeEnvironment()) {
      float[] observation = new float[4];
      float[] action = new float[1];
      SplitMix64 random = new SplitMix64(3);
      Actor drawing = policy.newActor();
      drawing.begin(random);
      Actor greedy = policy.greedy().newActor();
      world.reset(1, observation);
      for (int i = 0; i < taken.length; i++) {
        (i % 2 == 0 ? drawing : greedy).act(observation, 0, action, 0);
        taken[i] = action[0];
        if (world.step(action, observation).ended()) {
          world.reset(i, observation);
        }
      }
    }
    return taken;
  }

  private static void assertSameAnswers(FrozenNetwork net, Path file) throws IOException {
    MultiLayerNetwork library = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
    SplitMix64 random = new SplitMix64(5);
    float[] inputs = new float[net.spec().inputs()];
    float[] outputs = new float[net.spec().outputs()];
    for (int row = 0; row < 50; row++) {
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = (float) random.nextGaussian();
      }
      net.newResponder().respond(inputs, 0, outputs, 0);
      float[] theirs = library.output(row(inputs)).toFloatVector();
      for (int i = 0; i < outputs.length; i++) {
        assertThat(theirs[i]).isCloseTo(outputs[i], within(1e-4f * (1 + Math.abs(outputs[i]))));
      }
    }
  }

  private static INDArray row(float[] numbers) {
    return Nd4j.create(numbers, new long[] {1, numbers.length}, 'c');
  }

  private static MultiLayerNetwork library(int inputs, int outputs, Activation last) {
    LossFunction loss = last == Activation.SOFTMAX ? LossFunction.MCXENT : LossFunction.MSE;
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .nIn(inputs)
                        .nOut(5)
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(loss).nIn(5).nOut(outputs).activation(last).build())
                .build());
    network.init();
    return network;
  }

  private Path saved(MultiLayerNetwork network) throws IOException {
    File file = Files.createTempFile(folder, "library", ".zip").toFile();
    ModelSerializer.writeModel(network, file, true);
    return file.toPath();
  }
}
