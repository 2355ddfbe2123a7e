package org.ludus.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ludus.agent.Policy;
import org.ludus.agent.heuristic.BreakoutHeuristic;
import org.ludus.agent.heuristic.CartPoleHeuristic;
import org.ludus.agent.heuristic.GridWorldHeuristic;
import org.ludus.agent.heuristic.LunarLanderHeuristic;
import org.ludus.agent.heuristic.MagicGridWorldHeuristic;
import org.ludus.agent.heuristic.SpaceInvadersHeuristic;
import org.ludus.env.Environment;
import org.ludus.env.arcade.Breakout;
import org.ludus.env.arcade.BreakoutOptions;
import org.ludus.env.arcade.BreakoutState;
import org.ludus.env.arcade.SpaceInvaders;
import org.ludus.env.arcade.SpaceInvadersOptions;
import org.ludus.env.arcade.SpaceInvadersState;
import org.ludus.env.cartpole.CartPole;
import org.ludus.env.cartpole.CartPoleOptions;
import org.ludus.env.cartpole.CartPoleState;
import org.ludus.env.gridworld.GridState;
import org.ludus.env.gridworld.GridWorld;
import org.ludus.env.gridworld.GridWorldOptions;
import org.ludus.env.gridworld.MagicGridWorld;
import org.ludus.env.gridworld.MagicGridWorldOptions;
import org.ludus.env.lunarlander.LunarLander;
import org.ludus.env.lunarlander.LunarLanderOptions;
import org.ludus.env.lunarlander.LunarLanderState;
import org.ludus.render.scene.BreakoutRenderer;
import org.ludus.render.scene.CartPoleRenderer;
import org.ludus.render.scene.GridRenderer;
import org.ludus.render.scene.LunarLanderRenderer;
import org.ludus.render.scene.SpaceInvadersRenderer;
import org.ludus.sound.track.BreakoutSounds;
import org.ludus.sound.track.CartPoleSounds;
import org.ludus.sound.track.GridSounds;
import org.ludus.sound.track.LunarLanderSounds;
import org.ludus.sound.track.SpaceInvadersSounds;

/** The environments that come with the program: the one list to add another to. */
final class BuiltInEnvironments {

  /** How likely actions repeat in the arcade games, as their benchmark has it. */
  private static final double BENCHMARK_STICKINESS = 0.1;

  /** Who plays a game well that nothing ends is judged by its first steps. */
  private static final Map<String, String> WITHOUT_END = Map.of("max_steps", "5000");

  private BuiltInEnvironments() {}

  static List<EnvironmentEntry<?, ?>> entries() {
    return List.of(
        gridWorld(),
        magicGridWorld(),
        cartPole(),
        lunarLander(),
        lunarLanderContinuous(),
        breakout(),
        spaceInvaders());
  }

  private static EnvironmentEntry<GridState, GridWorldOptions> gridWorld() {
    return EnvironmentEntry.of(
            "grid-world",
            "Grid world",
            "Walk to the goal: start and goal lie elsewhere every time.",
            GridWorldOptions.defaults(),
            GridWorld::new)
        .explained(EnvironmentExplanations.GRID_WORLD)
        .showingNumbers()
        .drawnBy(GridRenderer::new)
        .playedWith(Controls.walking())
        .sounding(GridState.class, GridSounds::listen)
        .solvedBy(BuiltInEnvironments::straightToTheGoal)
        .withDifficulties(
            new Difficulty.Slider("size", "Size", "cells", 2, 12, 1, 5),
            new Difficulty.Slider("walls", "Walls", "", 0, 0.5, 0.05, 0))
        .build();
  }

  /** Without walls the goal can be walked to by sight; with them there is no rule, only search. */
  private static Optional<Policy> straightToTheGoal(GridWorldOptions options) {
    if (options.walls() > 0 || !options.map().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        options.observation() == GridWorldOptions.Observation.ONE_HOT
            ? GridWorldHeuristic.oneHot(options.size(), options.size())
            : GridWorldHeuristic.coordinates());
  }

  private static EnvironmentEntry<GridState, MagicGridWorldOptions> magicGridWorld() {
    return EnvironmentEntry.of(
            "magic-grid-world",
            "Magic squares",
            "Cross a 9 x 9 board whose two teleporters help or hinder.",
            MagicGridWorldOptions.defaults(),
            MagicGridWorld::new)
        .explained(EnvironmentExplanations.MAGIC_GRID_WORLD)
        .showingNumbers()
        .drawnBy(GridRenderer::new)
        .playedWith(Controls.walking())
        .sounding(GridState.class, GridSounds::listen)
        .solvedBy(options -> Optional.of(new MagicGridWorldHeuristic()))
        .build();
  }

  private static EnvironmentEntry<CartPoleState, CartPoleOptions> cartPole() {
    return EnvironmentEntry.of(
            "cart-pole",
            "Cart-pole",
            "Push a cart left and right so that the pole on it stays up.",
            CartPoleOptions.defaults(),
            CartPole::new)
        .explained(EnvironmentExplanations.CART_POLE)
        .showingNumbers()
        .drawnBy(CartPoleRenderer::new)
        .playedWith(
            new Controls(
                Controls.Clock.TIME,
                // The cart is always pushed; without a key it is pushed to and fro, which all but
                // leaves it where it is.
                List.of(List.of(0f), List.of(1f)),
                List.of(
                    Controls.Key.choosing(0, "push left", "Left", "A"),
                    Controls.Key.choosing(1, "push right", "Right", "D"))))
        .sounding(CartPoleState.class, CartPoleSounds::listen)
        .solvedBy(options -> Optional.of(new CartPoleHeuristic()))
        .withDifficulties(
            new Difficulty.Slider("start_range", "Spread at the start", "", 0.05, 0.2, 0.01, 0.05))
        .build();
  }

  private static EnvironmentEntry<LunarLanderState, LunarLanderOptions> lunarLander() {
    return lander(
            "lunar-lander",
            "Lunar lander",
            "Set the lander down on its pad with three engines.",
            LunarLander::discrete)
        .explained(EnvironmentExplanations.LUNAR_LANDER)
        .playedWith(
            new Controls(
                Controls.Clock.TIME,
                List.of(List.of(0f)),
                List.of(
                    Controls.Key.choosing(2, "main engine", "Up", "W"),
                    Controls.Key.choosing(1, "left engine", "Left", "A"),
                    Controls.Key.choosing(3, "right engine", "Right", "D"))))
        .solvedBy(options -> Optional.of(LunarLanderHeuristic.discrete()))
        .build();
  }

  private static EnvironmentEntry<LunarLanderState, LunarLanderOptions> lunarLanderContinuous() {
    return lander(
            "lunar-lander-continuous",
            "Lunar lander, continuous",
            "The same lander with throttles in place of switches.",
            LunarLander::continuous)
        .explained(EnvironmentExplanations.LUNAR_LANDER_CONTINUOUS)
        .playedWith(
            new Controls(
                Controls.Clock.TIME,
                List.of(List.of(0f, 0f)),
                List.of(
                    new Controls.Key(List.of("Up", "W"), "main engine", List.of(1f, 0f)),
                    new Controls.Key(List.of("Left", "A"), "left engine", List.of(0f, -1f)),
                    new Controls.Key(List.of("Right", "D"), "right engine", List.of(0f, 1f)))))
        .solvedBy(options -> Optional.of(LunarLanderHeuristic.continuous()))
        .build();
  }

  /** Starts the entry of a lander with what both of them share. */
  private static EnvironmentBuilder<LunarLanderState, LunarLanderOptions> lander(
      String id,
      String title,
      String summary,
      Function<LunarLanderOptions, Environment<LunarLanderState>> dynamics) {
    return EnvironmentEntry.of(id, title, summary, LunarLanderOptions.defaults(), dynamics)
        .drawnBy(LunarLanderRenderer::new)
        .sounding(LunarLanderState.class, LunarLanderSounds::listen)
        .withDifficulties(
            new Difficulty.Slider("gravity", "Gravity", "m/s\u00b2", -11.5, -2, 0.5, -10),
            new Difficulty.Switch("wind", "Wind", false),
            new Difficulty.Slider("wind_power", "Wind power", "N", 0, 20, 1, 15),
            new Difficulty.Slider("turbulence_power", "Turbulence", "N m", 0, 2, 0.1, 1.5));
  }

  private static EnvironmentEntry<BreakoutState, BreakoutOptions> breakout() {
    return EnvironmentEntry.of(
            "breakout",
            "Breakout",
            "Keep the ball in play and take the wall down, brick by brick.",
            BreakoutOptions.defaults(),
            Breakout::new)
        .explained(EnvironmentExplanations.BREAKOUT)
        .drawnBy(BreakoutRenderer::new)
        .playedWith(
            new Controls(
                Controls.Clock.TIME_AFTER_FIRST_KEY,
                List.of(List.of(0f)),
                List.of(
                    Controls.Key.choosing(1, "left", "Left", "A"),
                    Controls.Key.choosing(2, "right", "Right", "D"))))
        .sounding(BreakoutState.class, BreakoutSounds::listen)
        .solvedBy(options -> Optional.of(new BreakoutHeuristic()))
        .withDifficulties(pace(BreakoutOptions.defaults().movesPerSecond()))
        .sticking(BENCHMARK_STICKINESS)
        .showingNumbers()
        .judgedWith(WITHOUT_END)
        .build();
  }

  private static EnvironmentEntry<SpaceInvadersState, SpaceInvadersOptions> spaceInvaders() {
    return EnvironmentEntry.of(
            "space-invaders",
            "Space invaders",
            "Shoot down the aliens before they shoot you, or land.",
            SpaceInvadersOptions.defaults(),
            SpaceInvaders::new)
        .explained(EnvironmentExplanations.SPACE_INVADERS)
        .drawnBy(SpaceInvadersRenderer::new)
        .playedWith(
            new Controls(
                Controls.Clock.TIME_AFTER_FIRST_KEY,
                List.of(List.of(0f)),
                List.of(
                    Controls.Key.choosing(1, "left", "Left", "A"),
                    Controls.Key.choosing(2, "right", "Right", "D"),
                    Controls.Key.choosing(3, "fire", "Space", "Up", "W"))))
        .sounding(SpaceInvadersState.class, SpaceInvadersSounds::listen)
        .solvedBy(options -> Optional.of(new SpaceInvadersHeuristic()))
        .withDifficulties(
            pace(SpaceInvadersOptions.defaults().movesPerSecond()),
            new Difficulty.Switch("ramping", "Faster waves", true))
        .sticking(BENCHMARK_STICKINESS)
        .showingNumbers()
        .judgedWith(WITHOUT_END)
        .build();
  }

  private static Difficulty pace(int usual) {
    return new Difficulty.Slider("moves_per_second", "Speed", "moves/s", 10, 30, 1, usual);
  }
}
