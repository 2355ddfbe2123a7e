package org.ludus.app.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.recording.EpisodeLog;

class SessionTest {

  private static final EnvironmentReference CART_POLE = EnvironmentReference.parse("cart-pole");

  @Test
  void an_episode_is_counted_and_ends_once() {
    try (Session<?> session = session(always(0))) {
      while (session.step()) {
        assertThat(session.ended()).isFalse();
      }

      assertThat(session.ended()).isTrue();
      assertThat(session.succeeded()).isFalse();
      assertThat(session.ending()).isEqualTo("Episode over");
      assertThat(session.steps()).isBetween(5, 15);
      assertThat(session.length()).isEqualTo(session.steps());
      assertThat(session.episodeReturn()).isEqualTo(session.steps());
      assertThat(session.step()).isFalse();
    }
  }

  @Test
  void every_step_and_every_jump_has_a_version_of_its_own() {
    try (Session<?> session = session(always(0))) {
      long first = session.version();
      session.step();
      long second = session.version();
      session.seek(0, () -> true);

      assertThat(second).isGreaterThan(first);
      assertThat(session.version()).isGreaterThan(second);
    }
  }

  @Test
  void the_state_before_is_that_of_the_last_step_and_nothing_moves_after_a_jump() {
    try (Session<?> session = session(always(0))) {
      Object start = session.state();
      session.step();
      assertThat(session.stateBefore()).isEqualTo(start);
      assertThat(session.state()).isNotEqualTo(start);

      session.seek(0, () -> true);
      assertThat(session.state()).isEqualTo(start);
      assertThat(session.stateBefore()).isEqualTo(start);
    }
  }

  @Test
  void going_back_and_on_again_gives_the_same() {
    try (Session<?> session = session(always(1))) {
      for (int i = 0; i < 5; i++) {
        session.step();
      }
      Object fifth = session.state();
      float[] seen = session.observation().clone();
      double earned = session.episodeReturn();

      session.seek(2, () -> true);
      assertThat(session.steps()).isEqualTo(2);
      assertThat(session.length()).isEqualTo(5);
      assertThat(session.isAtTheFront()).isFalse();
      assertThat(session.episodeReturn()).isEqualTo(2);
      while (!session.isAtTheFront()) {
        session.step();
      }

      assertThat(session.steps()).isEqualTo(5);
      assertThat(session.state()).isEqualTo(fifth);
      assertThat(session.observation()).containsExactly(seen);
      assertThat(session.episodeReturn()).isEqualTo(earned);
    }
  }

  @Test
  void a_long_way_back_is_gone_in_parts() {
    try (Session<?> session = session(always(1))) {
      for (int i = 0; i < 8; i++) {
        session.step();
      }
      AtomicInteger left = new AtomicInteger(3);
      assertThat(session.seek(6, () -> left.getAndDecrement() > 0)).isFalse();
      assertThat(session.steps()).isEqualTo(3);

      left.set(3);
      assertThat(session.seek(6, () -> left.getAndDecrement() > 0)).isTrue();
      assertThat(session.steps()).isEqualTo(6);
      assertThat(session.length()).isEqualTo(8);
    }
  }

  @Test
  void a_place_beyond_the_ends_is_brought_within_them() {
    try (Session<?> session = session(always(1))) {
      session.step();
      session.seek(99, () -> true);
      assertThat(session.steps()).isEqualTo(1);
      session.seek(-3, () -> true);
      assertThat(session.steps()).isZero();
      assertThat(session.action()).containsOnly(0);
    }
  }

  @Test
  void whoever_takes_the_controls_in_the_past_goes_another_way() {
    try (Session<?> session = session(always(1))) {
      for (int i = 0; i < 5; i++) {
        session.step();
      }
      session.seek(2, () -> true);

      session.handTo(always(0));

      assertThat(session.length()).isEqualTo(2);
      session.step();
      assertThat(session.action()).containsExactly(0);
      session.seek(2, () -> true);
      assertThat(session.action()).containsExactly(1);
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
    try (Session<?> session = session(nobody)) {
      session.load(log);
      assertThat(session.seed()).isEqualTo(3);
      assertThat(session.length()).isEqualTo(log.steps());
      for (int step = 0; step < 4; step++) {
        assertThat(session.step()).isTrue();
      }
      assertThat(session.isAtTheFront()).isTrue();
      assertThat(session.action()).containsExactly(1);
      assertThat(session.step()).isFalse();
      assertThat(session.episodeReturn()).isEqualTo(4);
    }
  }

  @Test
  void a_picture_has_the_size_that_was_asked_for_and_shows_the_state() {
    try (Session<?> session = session(always(1))) {
      int[] first = session.paint(64, 48, 0, 1, Optional.empty()).clone();
      session.step();
      session.step();
      session.step();
      session.step();
      int[] later = session.paint(64, 48, 0, 1, Optional.empty()).clone();

      assertThat(first).hasSize(64 * 48);
      assertThat(later).hasSize(64 * 48).isNotEqualTo(first);
    }
  }

  private static Session<?> session(Pilot pilot) {
    Session<?> session = new Session<>(Environments.open(CART_POLE), pilot);
    session.begin(7);
    return session;
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
