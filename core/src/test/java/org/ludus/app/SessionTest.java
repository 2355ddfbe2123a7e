package org.ludus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.agent.Policy;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.ReplayFile;
import org.ludus.registry.EnvironmentReference;
import org.ludus.registry.Environments;
import org.ludus.registry.UsageException;

class SessionTest {

  private static final String WORLD = "cart-pole";

  @TempDir private Path folder;

  @Test
  void an_episode_is_counted_and_ends_once() {
    try (Session session = session(new PolicyPilot("left", new AlwaysLeft()), Tape.none())) {
      while (session.step()) {
        assertThat(session.ended()).isFalse();
      }

      assertThat(session.ended()).isTrue();
      assertThat(session.ending()).isEqualTo("Episode over");
      assertThat(session.steps()).isBetween(5, 15);
      assertThat(session.episodeReturn()).isEqualTo(session.steps());
      assertThat(session.step()).isFalse();
    }
  }

  @Test
  void again_repeats_the_episode_and_next_goes_on() {
    try (Session session = session(new PolicyPilot("left", new AlwaysLeft()), Tape.none())) {
      session.step();

      session.again();
      assertThat(session.seed()).isEqualTo(7);
      assertThat(session.steps()).isZero();

      session.next();
      assertThat(session.seed()).isEqualTo(8);
    }
  }

  @Test
  void gauges_show_scores_and_the_action_taken() {
    try (Session session = session(new PolicyPilot("left", new AlwaysLeft()), Tape.none())) {
      assertThat(Gauge.of(session)).noneMatch(Gauge::chosen);

      session.step();

      assertThat(Gauge.of(session)).extracting(Gauge::value).containsExactly("75%", "25%");
      assertThat(Gauge.of(session)).extracting(Gauge::fill).containsExactly(0.75f, 0.25f);
      assertThat(Gauge.of(session)).extracting(Gauge::chosen).containsExactly(true, false);
    }
  }

  @Test
  void a_tape_keeps_every_episode_that_was_begun_and_a_replay_plays_them_again() throws Exception {
    Path file = folder.resolve("played.replay");
    Tape tape = Tape.onto(file, WORLD, 1);
    double first;
    try (Session session = session(new PolicyPilot("left", new AlwaysLeft()), tape)) {
      while (session.step()) {
        assertThat(session.ended()).isFalse();
      }
      first = session.episodeReturn();
      session.next();
      session.step();
    }
    tape.save();

    List<EpisodeLog> episodes = ReplayFile.read(file);
    assertThat(episodes).extracting(EpisodeLog::seed).containsExactly(7L, 8L);
    ReplayPilot pilot = new ReplayPilot(episodes);
    try (Session replay =
        new Session(
            Environments.open(EnvironmentReference.parse(WORLD)),
            pilot,
            pilot::seed,
            Tape.none())) {
      while (replay.step()) {
        assertThat(replay.ended()).isFalse();
      }
      assertThat(replay.episodeReturn()).isEqualTo(first);
      replay.next();
      assertThat(replay.step()).isFalse();
      assertThat(replay.ending()).isEqualTo("The recording ends here");
    }
  }

  @Test
  void nothing_played_leaves_no_file() throws Exception {
    Path file = folder.resolve("nothing.replay");
    Tape tape = Tape.onto(file, WORLD, 1);
    session(new PolicyPilot("left", new AlwaysLeft()), tape).close();

    tape.save();

    assertThat(Files.exists(file)).isFalse();
  }

  @Test
  void a_file_that_cannot_be_written_is_refused_beforehand() {
    assertThatThrownBy(() -> Tape.check(folder.resolve("none").resolve("played.replay")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("there is no folder");
    assertThatThrownBy(() -> Tape.check(folder)).hasMessageContaining("it is a folder");
  }

  @Test
  void a_recording_of_nothing_is_refused() {
    assertThatThrownBy(() -> new ReplayPilot(List.of())).isInstanceOf(UsageException.class);
  }

  private static Session session(Pilot pilot, Tape tape) {
    return new Session(
        Environments.open(EnvironmentReference.parse(WORLD)), pilot, episode -> 7 + episode, tape);
  }

  /** Pushes to the left until the pole has fallen. */
  private static final class AlwaysLeft implements Policy {

    @Override
    public void act(float[] observation, float[] action, RandomGenerator random) {
      action[0] = 0;
    }

    @Override
    public Scores scores() {
      return Scores.ACTION_PROBABILITIES;
    }

    @Override
    public void score(float[] observation, float[] scores) {
      scores[0] = 0.75f;
      scores[1] = 0.25f;
    }
  }
}
