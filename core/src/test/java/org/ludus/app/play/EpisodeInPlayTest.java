package org.ludus.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.recording.EpisodeLog;

class EpisodeInPlayTest {

  private static final EnvironmentReference CART_POLE = EnvironmentReference.parse("cart-pole");

  @Test
  void an_episode_is_counted_and_ends_once() {
    try (EpisodeInPlay<?> episode = episode(always(0))) {
      while (episode.step()) {
        assertThat(episode.ended()).isFalse();
      }

      assertThat(episode.ended()).isTrue();
      assertThat(episode.succeeded()).isFalse();
      assertThat(episode.ending()).isEqualTo("Episode over");
      assertThat(episode.steps()).isBetween(5, 15);
      assertThat(episode.length()).isEqualTo(episode.steps());
      assertThat(episode.episodeReturn()).isEqualTo(episode.steps());
      assertThat(episode.step()).isFalse();
    }
  }

  @Test
  void every_step_and_every_jump_has_a_version_of_its_own() {
    try (EpisodeInPlay<?> episode = episode(always(0))) {
      long first = episode.version();
      episode.step();
      long second = episode.version();
      episode.seek(0, () -> true);

      assertThat(second).isGreaterThan(first);
      assertThat(episode.version()).isGreaterThan(second);
    }
  }

  @Test
  void the_state_before_is_that_of_the_last_step_and_nothing_moves_after_a_jump() {
    try (EpisodeInPlay<?> episode = episode(always(0))) {
      Object start = episode.state();
      episode.step();
      assertThat(episode.stateBefore()).isEqualTo(start);
      assertThat(episode.state()).isNotEqualTo(start);

      episode.seek(0, () -> true);
      assertThat(episode.state()).isEqualTo(start);
      assertThat(episode.stateBefore()).isEqualTo(start);
    }
  }

  @Test
  void going_back_and_on_again_gives_the_same() {
    try (EpisodeInPlay<?> episode = episode(always(1))) {
      for (int i = 0; i < 5; i++) {
        episode.step();
      }
      Object fifth = episode.state();
      float[] seen = episode.observation().clone();
      double earned = episode.episodeReturn();

      episode.seek(2, () -> true);
      assertThat(episode.steps()).isEqualTo(2);
      assertThat(episode.length()).isEqualTo(5);
      assertThat(episode.isAtTheFront()).isFalse();
      assertThat(episode.episodeReturn()).isEqualTo(2);
      while (!episode.isAtTheFront()) {
        episode.step();
      }

      assertThat(episode.steps()).isEqualTo(5);
      assertThat(episode.state()).isEqualTo(fifth);
      assertThat(episode.observation()).containsExactly(seen);
      assertThat(episode.episodeReturn()).isEqualTo(earned);
    }
  }

  @Test
  void a_long_way_back_is_gone_in_parts() {
    try (EpisodeInPlay<?> episode = episode(always(1))) {
      for (int i = 0; i < 8; i++) {
        episode.step();
      }
      AtomicInteger left = new AtomicInteger(3);
      assertThat(episode.seek(6, () -> left.getAndDecrement() > 0)).isFalse();
      assertThat(episode.steps()).isEqualTo(3);

      left.set(3);
      assertThat(episode.seek(6, () -> left.getAndDecrement() > 0)).isTrue();
      assertThat(episode.steps()).isEqualTo(6);
      assertThat(episode.length()).isEqualTo(8);
    }
  }

  @Test
  void a_place_beyond_the_ends_is_brought_within_them() {
    try (EpisodeInPlay<?> episode = episode(always(1))) {
      episode.step();
      episode.seek(99, () -> true);
      assertThat(episode.steps()).isEqualTo(1);
      episode.seek(-3, () -> true);
      assertThat(episode.steps()).isZero();
      assertThat(episode.action()).containsOnly(0);
    }
  }

  @Test
  void whoever_takes_the_controls_in_the_past_goes_another_way() {
    try (EpisodeInPlay<?> episode = episode(always(1))) {
      for (int i = 0; i < 5; i++) {
        episode.step();
      }
      episode.seek(2, () -> true);

      episode.handTo(always(0));

      assertThat(episode.length()).isEqualTo(2);
      episode.step();
      assertThat(episode.action()).containsExactly(0);
      episode.seek(2, () -> true);
      assertThat(episode.action()).containsExactly(1);
    }
  }

  @Test
  void a_recorded_episode_is_gone_through_step_by_step_and_nobody_plays_on() {
    EpisodeLog log =
        new EpisodeLog(CART_POLE.toString(), "right", 3, 1, new float[] {1, 1, 0, 1}, 4, 0);
    Pilot nobody =
        new Pilot() {
          @Override
          public String name() {
            return "nobody";
          }

          @Override
          public boolean act(float[] observation, float[] action) {
            return false;
          }
        };
    try (EpisodeInPlay<?> episode = episode(nobody)) {
      episode.load(log);
      assertThat(episode.seed()).isEqualTo(3);
      assertThat(episode.length()).isEqualTo(log.steps());
      for (int step = 0; step < 4; step++) {
        assertThat(episode.step()).isTrue();
      }
      assertThat(episode.isAtTheFront()).isTrue();
      assertThat(episode.action()).containsExactly(1);
      assertThat(episode.step()).isFalse();
      assertThat(episode.episodeReturn()).isEqualTo(4);
    }
  }

  @Test
  void a_picture_has_the_size_that_was_asked_for_and_shows_the_state() {
    try (EpisodeInPlay<?> episode = episode(always(1))) {
      int[] first = episode.paint(64, 48, 0, 1, Optional.empty()).clone();
      episode.step();
      episode.step();
      episode.step();
      episode.step();
      int[] later = episode.paint(64, 48, 0, 1, Optional.empty()).clone();

      assertThat(first).hasSize(64 * 48);
      assertThat(later).hasSize(64 * 48).isNotEqualTo(first);
    }
  }

  private static EpisodeInPlay<?> episode(Pilot pilot) {
    EpisodeInPlay<?> episode = new EpisodeInPlay<>(Environments.open(CART_POLE), pilot);
    episode.begin(7);
    return episode;
  }

  private static Pilot always(int choice) {
    return new Pilot() {
      @Override
      public String name() {
        return "always " + choice;
      }

      @Override
      public boolean act(float[] observation, float[] action) {
        action[0] = choice;
        return true;
      }
    };
  }
}
