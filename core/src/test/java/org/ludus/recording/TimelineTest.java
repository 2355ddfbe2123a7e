package org.ludus.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ludus.agent.Actor;
import org.ludus.agent.heuristic.CartPoleHeuristic;
import org.ludus.env.Environment;
import org.ludus.env.Play;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;
import org.ludus.env.cartpole.CartPole;
import org.ludus.env.cartpole.CartPoleOptions;
import org.ludus.env.gridworld.GridWorld;
import org.ludus.env.gridworld.GridWorldOptions;
import org.ludus.env.lunarlander.LunarLander;
import org.ludus.env.lunarlander.LunarLanderOptions;
import org.ludus.env.wrapper.FrameStack;
import org.ludus.env.wrapper.StickyActions;
import org.ludus.env.wrapper.TimeLimit;

class TimelineTest {

  private static final long SEED = 11;

  /** A world to go to and fro in; its name is what a failed test shows. */
  enum World {
    CART_POLE,
    STICKY_LANDER,
    STACKED_GRID;

    Environment<?> make() {
      return switch (this) {
        case CART_POLE -> new TimeLimit<>(new CartPole(CartPoleOptions.defaults()));
        case STICKY_LANDER ->
            new TimeLimit<>(
                new StickyActions<>(
                    LunarLander.continuous(LunarLanderOptions.defaults().withWind(true)), 0.3));
        case STACKED_GRID ->
            new FrameStack<>(new TimeLimit<>(new GridWorld(GridWorldOptions.defaults())), 3);
      };
    }
  }

  static Stream<World> worlds() {
    return Stream.of(World.values());
  }

  /** All that is to be seen at one position. */
  private record Moment(List<Float> observation, Object state, StepResult result, double sum) {}

  @ParameterizedTest
  @MethodSource("worlds")
  void wherever_one_goes_it_is_as_if_one_had_played_straight_there(World world) {
    try (Environment<?> environment = world.make()) {
      Timeline timeline = new Timeline(environment, SEED);
      List<Moment> played = play(timeline, environment, 40);
      int last = timeline.length();
      assertThat(last).isGreaterThan(4).isEqualTo(played.size() - 1);

      for (int position : new int[] {0, last, last / 2, last / 2 + 1, 1, last - 1, 0, 2}) {
        timeline.seek(position);

        assertThat(timeline.position()).isEqualTo(position);
        assertThat(timeline.length()).isEqualTo(last);
        assertThat(moment(timeline, environment)).isEqualTo(played.get(position));
        assertThat(timeline.episodicReturn(position)).isEqualTo(played.get(position).sum());
      }
      for (int step = 0; step < last; step++) {
        assertThat(timeline.reward(step)).isEqualTo(played.get(step + 1).result().reward());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void whoever_takes_over_in_the_past_plays_what_a_fresh_episode_would_bring(World world) {
    try (Environment<?> environment = world.make();
        Environment<?> other = world.make()) {
      Timeline timeline = new Timeline(environment, SEED);
      play(timeline, environment, 40);
      int from = timeline.length() / 2;
      timeline.seek(from);
      timeline.truncate();
      assertThat(timeline.length()).isEqualTo(from);
      float[] taken = new float[environment.spec().actionSpace().size()];
      timeline.append(taken);

      Timeline fresh = new Timeline(other, SEED);
      float[] action = taken.clone();
      for (int step = 0; step <= from; step++) {
        timeline.action(step, action);
        fresh.append(action);
      }
      assertThat(moment(timeline, environment)).isEqualTo(moment(fresh, other));
      assertThat(timeline.log("w", "a")).isEqualTo(fresh.log("w", "a"));
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void its_log_is_the_one_that_was_recorded(World world) {
    try (Environment<?> environment = world.make()) {
      EpisodeLog recorded = Episodes.random(environment, "w", 5);

      Timeline timeline = Timeline.of(environment, recorded);

      assertThat(timeline.position()).isZero();
      assertThat(timeline.length()).isEqualTo(recorded.steps());
      assertThat(timeline.result()).isEqualTo(StepResult.running(0));
      while (timeline.advance()) {
        assertThat(timeline.ended()).isEqualTo(timeline.position() == recorded.steps());
      }
      assertThat(timeline.log("w", "random")).isEqualTo(recorded);
      assertThat(timeline.episodicReturn()).isEqualTo(recorded.episodicReturn());
    }
  }

  @Test
  void steps_are_added_at_the_end_of_an_episode_under_way_only() {
    EpisodeLog recorded = Episodes.random(Episodes.cartPole(), "cart-pole", 5);
    Timeline timeline = Timeline.of(Episodes.cartPole(), recorded);

    assertThatThrownBy(() -> timeline.append(new float[] {0}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("steps beyond 0");
    timeline.seek(timeline.length());
    assertThatThrownBy(() -> timeline.append(new float[] {0}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("over");
    timeline.seek(1);
    timeline.truncate();
    assertThat(timeline.append(new float[] {1}).reward()).isEqualTo(1);
    assertThat(timeline.length()).isEqualTo(2);
  }

  @Test
  void a_refused_action_leaves_no_trace() {
    Timeline timeline = new Timeline(Episodes.cartPole(), SEED);

    assertThatThrownBy(() -> timeline.append(new float[] {7}))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(timeline.length()).isZero();
    assertThat(timeline.position()).isZero();
  }

  @Test
  void places_that_are_not_there_are_refused() {
    Timeline timeline = new Timeline(Episodes.cartPole(), SEED);
    timeline.append(new float[] {0});

    assertThatThrownBy(() -> timeline.seek(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> timeline.seek(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> timeline.reward(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> timeline.episodicReturn(2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    EpisodeLog other = new EpisodeLog("x", "nobody", 1, 2, new float[4], 0, 0);
    assertThatThrownBy(() -> Timeline.of(Episodes.cartPole(), other))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void long_episodes_fit() {
    Timeline timeline = new Timeline(Episodes.cartPole(), 1);
    Actor balance = new CartPoleHeuristic().newActor();
    float[] observation = new float[4];
    float[] action = new float[1];
    while (!timeline.ended()) {
      timeline.observation(observation);
      balance.act(observation, 0, action, 0);
      timeline.append(action);
    }
    double sum = timeline.episodicReturn();
    assertThat(timeline.length()).isEqualTo(500);

    timeline.seek(3);
    timeline.seek(timeline.length());

    assertThat(timeline.episodicReturn()).isEqualTo(sum);
  }

  private static List<Moment> play(Timeline timeline, Environment<?> environment, int steps) {
    Actor actor = Play.uniform(environment.spec().actionSpace()).newActor();
    actor.begin(new SplitMix64(3));
    float[] observation = new float[environment.spec().observationSpace().size()];
    float[] action = new float[environment.spec().actionSpace().size()];
    List<Moment> moments = new ArrayList<>(List.of(moment(timeline, environment)));
    while (timeline.length() < steps && !timeline.ended()) {
      actor.act(observation, 0, action, 0);
      timeline.append(action);
      moments.add(moment(timeline, environment));
    }
    return moments;
  }

  private static Moment moment(Timeline timeline, Environment<?> environment) {
    float[] observation = new float[environment.spec().observationSpace().size()];
    timeline.observation(observation);
    List<Float> numbers = new ArrayList<>();
    for (float number : observation) {
      numbers.add(number);
    }
    return new Moment(
        numbers, environment.snapshot(), timeline.result(), timeline.episodicReturn());
  }
}
