package org.ludus.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.agent.Actor;
import org.ludus.agent.Metrics;
import org.ludus.agent.Policy;
import org.ludus.agent.Transitions;
import org.ludus.agent.replay.ReplayLearner;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.Space;
import org.ludus.env.StepResult;
import org.ludus.file.Archive;
import org.ludus.file.FileFormatException;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.EpisodeRecorder;
import org.ludus.recording.ReplayFile;
import org.ludus.settings.UsageException;

class RecordedGamesTest {

  private static final int TO_THE_END = Integer.MAX_VALUE;

  @TempDir private Path folder;

  @Test
  void every_step_is_remembered_as_the_agent_sees_it() throws IOException {
    Path file = write("a.replay", game("magic-grid-world", 1, TO_THE_END));

    Listener agent = remembered("magic-grid-world", file);

    // The number of a state has become a one among zeros.
    assertThat(agent.seen.get(0)).hasSizeGreaterThan(1).containsOnly(0, 1).containsOnlyOnce(1);
    assertThat(agent.actions).startsWith(0f, 1f, 2f, 3f);
    for (int i = 1; i < agent.seen.size(); i++) {
      assertThat(agent.seen.get(i)).isEqualTo(agent.seenNext.get(i - 1));
    }
  }

  @Test
  void who_stops_playing_cuts_the_episode_off() throws IOException {
    Path file = write("a.replay", game("cart-pole", 1, 5), game("cart-pole", 2, TO_THE_END));

    Listener agent = remembered("cart-pole", file);

    int steps = agent.ends.size();
    assertThat(agent.ends.subList(0, 5)).containsExactly("", "", "", "", "truncated");
    assertThat(agent.ends.subList(5, steps - 1)).isNotEmpty().containsOnly("");
    assertThat(agent.ends.get(steps - 1)).isEqualTo("terminated");
    assertThat(agent.rewards).containsOnly(1f);
  }

  @Test
  void what_a_folder_has_of_a_world_is_chosen() throws IOException {
    write("b.replay", game("cart-pole", 1, 7), game("cart-pole", 2, 8));
    write("a.replay", game("cart-pole", 3, 9));
    write("c.replay", game("cart-pole[sticky_actions=0.25]", 4, 9));
    write("d.replay", game("magic-grid-world", 5, 9));
    write("notes.txt", game("cart-pole", 6, 9));

    List<Prefill> found =
        RecordedGames.find(List.of(folder), EnvironmentReference.parse("cart-pole"));

    assertThat(found)
        .extracting(Prefill::file)
        .containsExactly(
            folder.resolve("a.replay").toString(), folder.resolve("b.replay").toString());
    assertThat(found).extracting(Prefill::games).containsExactly(1, 2);
    assertThat(found).extracting(Prefill::steps).containsExactly(9L, 15L);
    assertThatThrownBy(
            () -> RecordedGames.find(List.of(folder), EnvironmentReference.parse("breakout")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no recorded game of breakout");
  }

  @Test
  void a_file_of_another_world_is_refused() throws IOException {
    Path sticky = write("a.replay", game("cart-pole[sticky_actions=0.25]", 1, 9));

    assertThatThrownBy(() -> find("cart-pole", sticky))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(
            "a game of cart-pole[sticky_actions=0.25],"
                + " which is not the world of this training, cart-pole");
    assertThat(find("cart-pole[sticky_actions=0.25]", sticky)).hasSize(1);
    assertThatThrownBy(() -> find("cart-pole", folder.resolve("none.replay")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void how_long_an_agent_is_judged_for_is_not_another_world() throws IOException {
    Path file = write("a.replay", game("breakout[max_steps=50]", 1, TO_THE_END));

    Listener agent = remembered("breakout", file);

    assertThat(agent.ends).hasSizeLessThanOrEqualTo(50);
    assertThat(agent.ends.get(agent.ends.size() - 1)).isNotEmpty();
  }

  @Test
  void a_file_that_has_changed_is_refused() throws IOException {
    Path file = write("a.replay", game("cart-pole", 1, 9));
    Experiment experiment =
        experiment(EnvironmentReference.parse("cart-pole"), find("cart-pole", file));
    write("a.replay", game("cart-pole", 2, 9));

    assertThatThrownBy(() -> RecordedGames.remember(experiment, new Listener()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("its checksum is another");
  }

  @Test
  void a_game_that_comes_out_otherwise_is_refused() throws IOException {
    EpisodeLog true1 = game("cart-pole", 1, 9);
    float[] actions = new float[9];
    EpisodeLog false2 = new EpisodeLog("cart-pole", "me", 1, 1, actions, 9, true1.checksum());
    Path file = write("a.replay", true1, false2);

    assertThatThrownBy(() -> remembered("cart-pole", file))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("game 2 does not come out the same");
  }

  @Test
  void agents_without_a_memory_refuse() throws IOException {
    Path file = write("a.replay", game("cart-pole", 1, 9));
    List<Prefill> games = find("cart-pole", file);
    Experiment ppo =
        Experiment.of(
            EnvironmentReference.parse("cart-pole"),
            "ppo",
            new Preset(Map.of(), Map.of(), Map.of()),
            Map.of(),
            Map.of(),
            1);

    assertThatThrownBy(() -> ppo.withPrefill(games))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("agent ppo has no memory to fill beforehand");
  }

  private Listener remembered(String world, Path file) throws IOException {
    Listener agent = new Listener();
    RecordedGames.remember(experiment(EnvironmentReference.parse(world), find(world, file)), agent);
    return agent;
  }

  private static List<Prefill> find(String world, Path file) throws IOException {
    return RecordedGames.find(List.of(file), EnvironmentReference.parse(world));
  }

  private static Experiment experiment(EnvironmentReference world, List<Prefill> games) {
    Preset preset = new Preset(Map.of(), Map.of(), Map.of(), games);
    return Experiment.of(world, "dqn", preset, Map.of(), Map.of(), 1);
  }

  private Path write(String name, EpisodeLog... games) throws IOException {
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    ReplayFile.write(file, Arrays.asList(games));
    return file;
  }

  /** Plays by turns every action there is. */
  private static EpisodeLog game(String reference, long seed, int steps) {
    try (Environment<?> world = Environments.make(EnvironmentReference.parse(reference))) {
      int actions = ((Space.Discrete) world.spec().actionSpace()).count();
      EpisodeRecorder recorder = new EpisodeRecorder(reference, "me", 1);
      float[] observation = new float[world.spec().observationSpace().size()];
      world.reset(seed, observation);
      recorder.reset(seed, observation);
      StepResult result = StepResult.running(0);
      for (int i = 0; i < steps && !result.ended(); i++) {
        float[] action = {i % actions};
        result = world.step(action, observation);
        recorder.step(action, result, observation);
      }
      return recorder.log();
    }
  }

  /** Writes down what it is shown. */
  private static final class Listener implements ReplayLearner {

    final List<float[]> seen = new ArrayList<>();
    final List<float[]> seenNext = new ArrayList<>();
    final List<Float> actions = new ArrayList<>();
    final List<Float> rewards = new ArrayList<>();
    final List<String> ends = new ArrayList<>();

    @Override
    public void remember(Transitions step) {
      seen.add(step.observations.clone());
      seenNext.add(step.nextObservations.clone());
      actions.add(step.actions[0]);
      rewards.add(step.rewards[0]);
      ends.add(step.terminated[0] ? "terminated" : step.truncated[0] ? "truncated" : "");
    }

    @Override
    public Actor explorer(int row) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void learn(Transitions transitions) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Policy policy() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Metrics metrics() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void persist(Archive archive) {
      throw new UnsupportedOperationException();
    }
  }
}
