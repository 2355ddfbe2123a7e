package org.ludus.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.agent.Agent;
import org.ludus.agent.AgentContext;
import org.ludus.agent.Lever;
import org.ludus.agent.Policy;
import org.ludus.catalog.Agents;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.EnvironmentProvider;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.env.Environment;
import org.ludus.env.RandomStreams;
import org.ludus.env.SplitMix64;
import org.ludus.network.simd.SimdNetwork;
import org.ludus.train.EpisodeStatistics;
import org.ludus.train.Evaluation;
import org.ludus.train.Evaluator;

/**
 * A plug-in's world of torques from -2 to 2: what is kept of a model and brought back plays in it
 * as what was trained, and in its units.
 */
class PluginWorldTest {

  private static final float GREATEST_TORQUE = 2;

  @Test
  void models_of_torques_play_as_they_did_when_they_are_read_again(@TempDir Path folder)
      throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(EnvironmentProvider.class.getName()), Plugin.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    try (WithPlugin loader = new WithPlugin(folder)) {
      thread.setContextClassLoader(loader);
      loader
          .loadClass(Inside.class.getName())
          .getDeclaredMethod("check", Path.class)
          .invoke(null, folder.resolve("model.zip"));
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  /**
   * Loads the catalogue and models once more, so that they find the plug-in and no other test does.
   */
  private static final class WithPlugin extends URLClassLoader {

    WithPlugin(Path plugin) throws IOException {
      super(
          new URL[] {
            plugin.toUri().toURL(), whereFrom(Model.class), whereFrom(PluginWorldTest.class)
          });
    }

    private static URL whereFrom(Class<?> type) {
      return type.getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.ludus.catalog.") || name.startsWith("org.ludus.model.")) {
        synchronized (getClassLoadingLock(name)) {
          Class<?> loaded = findLoadedClass(name);
          return loaded == null ? findClass(name) : loaded;
        }
      }
      return super.loadClass(name, resolve);
    }
  }

  /** What the plug-in brings. */
  public static final class Plugin implements EnvironmentProvider {

    /** It has no options. */
    private record NoOptions() {}

    @Override
    public List<EnvironmentEntry<?, ?>> environments() {
      return List.of(
          EnvironmentEntry.of(
                  "lever",
                  "Lever",
                  "Push as hard as you are told.",
                  new NoOptions(),
                  options -> new Lever(GREATEST_TORQUE))
              .build());
    }
  }

  /** What is done where the plug-in is known. */
  public static final class Inside {

    private Inside() {}

    /** Trains, keeps and reads again. */
    public static void check(Path file) throws IOException {
      check(
          file,
          "ppo",
          5_000,
          Map.of("horizon", 64, "network.hidden", List.of(16), "optimizer.learning_rate", 1e-2));
      check(
          file,
          "sac",
          2_000,
          Map.of(
              "replay.batch_size",
              32,
              "replay.learning_starts",
              50,
              "temperature.initial",
              0.02,
              "temperature.learn",
              false,
              "network.hidden",
              List.of(32),
              "optimizer.learning_rate",
              3e-3));
    }

    private static void check(Path file, String id, int steps, Map<String, Object> settings)
        throws IOException {
      Lever lever = new Lever(GREATEST_TORQUE);
      AgentContext context =
          new AgentContext(
              lever.spec(), 1, steps, new RandomStreams(5), SimdNetwork::new, Runnable::run);
      try (Agent learner = Agents.find(id).make(context, settings)) {
        lever.train(learner, steps);
        Policy policy = learner.policy();
        EpisodeStatistics played = lever.evaluate(policy.greedy());
        Model model = new Model(EnvironmentReference.parse("lever"), id, settings, policy, steps);
        ModelFile.write(
            file, model, new Evaluation(steps, steps, played, played, Map.of(), policy, true));

        Model read = ModelFile.read(file);

        assertThat(played.returnMean()).isGreaterThan(-0.02);
        assertThat(evaluate(read, read.policy().greedy())).isEqualTo(played);
        assertThat(evaluate(read, read.policy())).isEqualTo(lever.evaluate(policy));
        assertThat(lever.shares(read.policy())).isEqualTo(lever.shares(policy));
      }
    }

    /** Plays in the world that the model says it is for. */
    private static EpisodeStatistics evaluate(Model model, Policy policy) {
      try (Environment<?> world = model.makeEnvironment()) {
        return new Evaluator(world)
            .evaluate(policy, 100, new SplitMix64(Lever.EVALUATION)::nextLong);
      }
    }
  }
}
