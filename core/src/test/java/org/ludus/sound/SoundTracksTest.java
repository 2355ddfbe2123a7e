package org.ludus.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ludus.agent.Actor;
import org.ludus.agent.Policy;
import org.ludus.agent.heuristic.BreakoutHeuristic;
import org.ludus.agent.heuristic.LunarLanderHeuristic;
import org.ludus.agent.heuristic.SpaceInvadersHeuristic;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.RecordedDraws;
import org.ludus.env.StepResult;
import org.ludus.env.arcade.Breakout;
import org.ludus.env.arcade.BreakoutOptions;
import org.ludus.env.arcade.SpaceInvaders;
import org.ludus.env.arcade.SpaceInvadersOptions;
import org.ludus.env.cartpole.CartPole;
import org.ludus.env.cartpole.CartPoleOptions;
import org.ludus.env.gridworld.GridWorld;
import org.ludus.env.gridworld.GridWorldOptions;
import org.ludus.env.gridworld.MagicGridWorld;
import org.ludus.env.gridworld.MagicGridWorldOptions;
import org.ludus.env.lunarlander.LunarLander;
import org.ludus.env.lunarlander.LunarLanderOptions;
import org.ludus.settings.Settings;

class SoundTracksTest {

  private static final int UP = 0;
  private static final int RIGHT = 1;
  private static final int DOWN = 2;

  private final Heard heard = new Heard();

  @Test
  void a_grid_world_tells_steps_bumps_and_the_goal() {
    GridWorld world =
        new GridWorld(Settings.override("grid", GridWorldOptions.defaults(), Map.of("map", "S.G")));

    play(world, UP, RIGHT, RIGHT);

    assertThat(heard.sounds).containsExactly(Sound.BUMP, Sound.MOVE, Sound.GOAL);
  }

  @Test
  void a_teleporter_is_a_portal() {
    play(new MagicGridWorld(MagicGridWorldOptions.defaults()), DOWN, DOWN, RIGHT);

    assertThat(heard.sounds).containsExactly(Sound.MOVE, Sound.PORTAL, Sound.MOVE);
  }

  @Test
  void the_cart_is_heard_when_the_push_turns_and_when_the_pole_falls() {
    play(new CartPole(CartPoleOptions.defaults()), 1, 1, 0, 0, 1);
    assertThat(heard.sounds).containsExactly(Sound.PUSH, Sound.PUSH, Sound.PUSH);

    heard.sounds.clear();
    play(new CartPole(CartPoleOptions.defaults()), () -> (seen, at, action, to) -> action[to] = 1);
    assertThat(heard.sounds).containsExactly(Sound.PUSH, Sound.TOPPLE);
  }

  @Test
  void engines_are_heard_while_they_burn() {
    play(lander(), 2, 0, 3, 3, 1, 0);

    assertThat(heard.levels).containsExactly(1f, 0f, 0f, 0f, 0f, 0f);
    assertThat(heard.sounds).containsExactly(Sound.PUFF, Sound.PUFF);
  }

  @Test
  void a_crash_is_heard_once_and_the_engine_stops() {
    play(lander(), () -> (seen, at, action, to) -> action[to] = seen[at + 1] < 0.5 ? 2 : 0);

    assertThat(heard.sounds).containsOnlyOnce(Sound.CRASH);
    assertThat(heard.sounds).doesNotContain(Sound.LAND);
    assertThat(heard.levels).contains(1f);
    assertThat(heard.levels.get(heard.levels.size() - 1)).isZero();
  }

  @Test
  void a_landing_is_heard_leg_by_leg() {
    play(lander(), LunarLanderHeuristic.discrete());

    assertThat(heard.sounds).contains(Sound.PUFF, Sound.TOUCH).doesNotContain(Sound.CRASH);
    assertThat(heard.sounds.get(heard.sounds.size() - 1)).isEqualTo(Sound.LAND);
    assertThat(heard.sounds).containsOnlyOnce(Sound.LAND);
  }

  /** From row 3 and the left the ball comes down to column 5, and back up to a brick. */
  @Test
  void a_ball_is_heard_wherever_it_is_turned() {
    play(breakout(), 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(heard.sounds).containsExactly(Sound.PADDLE, Sound.WALL, Sound.BRICK);

    heard.sounds.clear();
    play(breakout(), 1, 1, 1, 1, 0, 0);
    assertThat(heard.sounds).containsExactly(Sound.FAIL);
  }

  @Test
  void a_new_wall_is_heard() {
    play(breakout(), new BreakoutHeuristic());

    assertThat(heard.sounds).contains(Sound.WAVE).doesNotContain(Sound.FAIL);
  }

  @Test
  void aliens_are_heard_marching_shooting_and_bursting() {
    play(invaders(), 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    assertThat(heard.sounds)
        .containsExactly(Sound.SHOT, Sound.BURST, Sound.ENEMY_SHOT, Sound.MARCH_HIGH, Sound.CRASH);
  }

  @Test
  void a_new_wave_is_heard_and_every_other_march_is_lower() {
    play(invaders(), new SpaceInvadersHeuristic());

    assertThat(heard.sounds).contains(Sound.WAVE, Sound.MARCH_LOW, Sound.MARCH_HIGH);
    assertThat(heard.sounds.stream().filter(sound -> sound == Sound.MARCH_HIGH).count())
        .isCloseTo(
            heard.sounds.stream().filter(sound -> sound == Sound.MARCH_LOW).count(), within(1L));
  }

  @Test
  void going_back_or_starting_over_is_silent() {
    try (LunarLander world = lander()) {
      float[] observation = new float[8];
      world.reset(1, observation);
      Object start = world.snapshot();
      world.step(new float[] {2}, observation);
      world.step(new float[] {3}, observation);
      Object later = world.snapshot();

      SoundTrack<Object> track = trackOf(world);
      track.listen(later, start, heard);
      track.listen(later, later, heard);

      assertThat(heard.sounds).isEmpty();
      assertThat(heard.levels).containsExactly(0f, 0f);
    }
  }

  @Test
  void the_states_of_another_world_are_silent() {
    Environments.find("cart-pole").sound().listen("before", "after", heard);

    assertThat(heard.sounds).isEmpty();
    assertThat(heard.levels).isEmpty();
  }

  /** Returns the game with the ball on the left at first. */
  private static Breakout breakout() {
    RecordedDraws draws = new RecordedDraws();
    draws.load(0);
    return new Breakout(BreakoutOptions.defaults(), draws);
  }

  private static SpaceInvaders invaders() {
    return new SpaceInvaders(SpaceInvadersOptions.defaults());
  }

  private static LunarLander lander() {
    return LunarLander.discrete(LunarLanderOptions.defaults());
  }

  /** Returns the sounds that a world's entry brings. */
  private static SoundTrack<Object> trackOf(Environment<?> environment) {
    return Environments.find(environment.spec().id()).sound();
  }

  private void play(Environment<?> environment, int... actions) {
    int[] next = {0};
    play(
        environment,
        () -> (seen, at, action, to) -> action[to] = actions[next[0]++],
        actions.length);
  }

  private void play(Environment<?> environment, Policy policy) {
    play(environment, policy, 1000);
  }

  private void play(Environment<?> environment, Policy policy, int steps) {
    float[] observation = new float[environment.spec().observationSpace().size()];
    float[] action = new float[environment.spec().actionSpace().size()];
    Actor actor = policy.newActor();
    environment.reset(1, observation);
    StepResult result = StepResult.running(0);
    for (int step = 0; step < steps && !result.ended(); step++) {
      Object before = environment.snapshot();
      actor.act(observation, 0, action, 0);
      result = environment.step(action, observation);
      trackOf(environment).listen(before, environment.snapshot(), heard);
    }
    environment.close();
  }

  /** Writes down what it is told. */
  private static final class Heard implements SoundSink {

    private final List<Sound> sounds = new ArrayList<>();
    private final List<Float> levels = new ArrayList<>();

    @Override
    public void play(Sound sound) {
      sounds.add(sound);
    }

    @Override
    public void thrust(float level) {
      levels.add(level);
    }
  }
}
