package org.ludus.render.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.agent.Actor;
import org.ludus.agent.Policy;
import org.ludus.agent.heuristic.BreakoutHeuristic;
import org.ludus.agent.heuristic.SpaceInvadersHeuristic;
import org.ludus.env.Environment;
import org.ludus.env.arcade.Breakout;
import org.ludus.env.arcade.BreakoutOptions;
import org.ludus.env.arcade.BreakoutState;
import org.ludus.env.arcade.SpaceInvaders;
import org.ludus.env.arcade.SpaceInvadersOptions;
import org.ludus.env.arcade.SpaceInvadersState;
import org.ludus.env.arcade.SpaceInvadersState.Explosion;
import org.ludus.render.Palette;
import org.ludus.render.RasterCanvas;

/** In the arcade games nothing jumps: every step is drawn from where the one before it ended. */
class ArcadeMotionTest {

  private static final float BEGUN = 1e-4f;

  private final BreakoutRenderer breakout = new BreakoutRenderer(Palette.NIGHT);
  private final SpaceInvadersRenderer invaders = new SpaceInvadersRenderer(Palette.NIGHT);

  @Test
  void the_ball_its_tail_and_the_paddle_never_jump() {
    List<BreakoutState> game =
        play(new Breakout(BreakoutOptions.defaults()), new BreakoutHeuristic(), 700);

    for (int i = 1; i < game.size(); i++) {
      BreakoutState before = game.get(i - 1);
      BreakoutState begun = breakout.between(before, game.get(i), BEGUN);
      for (float back = 0; back <= BallMotion.known(begun); back += 0.3f) {
        assertThat(BallMotion.x(begun, back)).isCloseTo(BallMotion.x(before, back), within(0.01f));
        assertThat(BallMotion.y(begun, back)).isCloseTo(BallMotion.y(before, back), within(0.01f));
      }
      assertThat(BreakoutRenderer.paddleX(begun))
          .isCloseTo(BreakoutRenderer.paddleX(before), within(0.01f));
    }
  }

  @Test
  void the_ball_stays_in_the_court_and_out_of_the_bricks() {
    List<BreakoutState> game =
        play(new Breakout(BreakoutOptions.defaults()), new BreakoutHeuristic(), 700);
    float radius = BallMotion.RADIUS;

    for (BreakoutState state : game) {
      BreakoutState half = state.withProgress(BallMotion.IMPACT);
      assertThat(BallMotion.x(half, 0))
          .isBetween(ArcadeBoard.LEFT + radius - 0.001f, ArcadeBoard.RIGHT - radius + 0.001f);
      assertThat(BallMotion.y(half, 0))
          .isBetween(
              ArcadeBoard.BOTTOM + BreakoutRenderer.PADDLE_TOP + radius - 0.001f,
              ArcadeBoard.TOP - radius + 0.001f);
      if (state.struck() >= 0) {
        float away =
            Math.abs(BallMotion.y(half, 0) - ArcadeBoard.y(ArcadeBoard.row(state.struck())));
        assertThat(away - radius).isCloseTo(0.5f - BreakoutRenderer.BRICK_GAP, within(0.001f));
      }
    }
  }

  @Test
  void aliens_bullets_and_the_cannon_never_jump() {
    List<SpaceInvadersState> game =
        play(new SpaceInvaders(SpaceInvadersOptions.defaults()), new SpaceInvadersHeuristic(), 500);

    for (int i = 1; i < game.size(); i++) {
      SpaceInvadersState before = game.get(i - 1);
      SpaceInvadersState begun = invaders.between(before, game.get(i), BEGUN);
      assertThat(SpaceInvadersRenderer.cannonX(begun))
          .isCloseTo(SpaceInvadersRenderer.cannonX(before), within(0.01f));
      if (before.wave() == begun.wave()) {
        assertThat(aliens(begun)).isEqualTo(aliens(before));
      }
      assertThat(friendlyBullets(begun)).containsAll(friendlyBullets(before));
      assertThat(enemyBullets(begun)).containsAll(enemyBullets(before));
    }
    assertThat(game.get(game.size() - 1).wave()).isGreaterThan(1);
  }

  /** Returns the hundredths of units where aliens are drawn that are there or about to burst. */
  private static List<String> aliens(SpaceInvadersState state) {
    List<Integer> cells = new ArrayList<>(state.aliens());
    if (state.progress() < 1) {
      cells.addAll(state.killed());
    }
    return cells.stream()
        .map(
            cell ->
                place(
                    SpaceInvadersRenderer.alienX(state, cell),
                    SpaceInvadersRenderer.alienY(state, cell)))
        .sorted()
        .toList();
  }

  private static List<String> friendlyBullets(SpaceInvadersState state) {
    List<Integer> cells = new ArrayList<>(state.friendlyBullets());
    if (state.progress() < 1) {
      cells.addAll(state.killed());
      state.missed().forEach(column -> cells.add(column - 10));
    }
    return cells.stream()
        .map(
            cell ->
                place(
                    ArcadeBoard.column(cell),
                    SpaceInvadersRenderer.friendlyBulletY(state, ArcadeBoard.row(cell))))
        .toList();
  }

  private static List<String> enemyBullets(SpaceInvadersState state) {
    List<Integer> cells = new ArrayList<>(state.enemyBullets());
    if (state.progress() < 1) {
      state.landed().forEach(column -> cells.add(column + 100));
    }
    return cells.stream()
        .map(
            cell ->
                place(ArcadeBoard.column(cell), SpaceInvadersRenderer.enemyBulletY(state, cell)))
        .toList();
  }

  private static String place(float x, float y) {
    return Math.round(x * 100) + " " + Math.round(y * 100);
  }

  @Test
  void steps_begin_and_end_with_the_states_themselves() {
    List<BreakoutState> balls =
        play(new Breakout(BreakoutOptions.defaults()), new BreakoutHeuristic(), 3);
    assertThat(breakout.between(balls.get(1), balls.get(2), 0)).isEqualTo(balls.get(1));
    assertThat(breakout.between(balls.get(1), balls.get(2), 1)).isEqualTo(balls.get(2));
    List<SpaceInvadersState> aliens =
        play(new SpaceInvaders(SpaceInvadersOptions.defaults()), new SpaceInvadersHeuristic(), 3);
    assertThat(invaders.between(aliens.get(1), aliens.get(2), 0)).isEqualTo(aliens.get(1));
    assertThat(invaders.between(aliens.get(1), aliens.get(2), 1)).isEqualTo(aliens.get(2));
  }

  /** What an agent sees has no colours: the two kinds of bullets differ in shape and brightness. */
  @Test
  void bullets_are_told_apart_in_small_pictures_without_colours() {
    int[] sky = grey(List.of(), List.of());
    int[] friendly = grey(List.of(55), List.of());
    int[] enemy = grey(List.of(), List.of(55));

    int different = 0;
    int inOneOnly = 0;
    for (int i = 0; i < sky.length; i++) {
      boolean ours = friendly[i] > sky[i] + 60;
      boolean theirs = enemy[i] > sky[i] + 60;
      different += ours || theirs ? 1 : 0;
      inOneOnly += ours == theirs ? 0 : 1;
    }
    assertThat(different).isGreaterThan(8);
    assertThat(inOneOnly).isGreaterThan(different / 2);
  }

  private int[] grey(List<Integer> friendly, List<Integer> enemy) {
    List<Explosion> none = List.of();
    SpaceInvadersState state =
        new SpaceInvadersState(
            5,
            5,
            List.of(12),
            true,
            0,
            0,
            0,
            0,
            friendly,
            enemy,
            -1,
            List.of(),
            List.of(),
            none,
            0,
            1,
            9,
            false,
            1);
    RasterCanvas canvas = new RasterCanvas(84, 84);
    invaders.draw(state, canvas);
    int[] grey = canvas.pixels().clone();
    for (int i = 0; i < grey.length; i++) {
      int color = grey[i];
      grey[i] =
          (299 * (color >> 16 & 0xFF) + 587 * (color >> 8 & 0xFF) + 114 * (color & 0xFF)) / 1000;
    }
    return grey;
  }

  private static <S> List<S> play(Environment<S> game, Policy policy, int steps) {
    float[] observation = new float[game.spec().observationSpace().size()];
    float[] action = new float[1];
    List<S> states = new ArrayList<>();
    Actor actor = policy.newActor();
    game.reset(1, observation);
    states.add(game.snapshot());
    boolean running = true;
    for (int step = 0; running && step < steps; step++) {
      actor.act(observation, 0, action, 0);
      running = !game.step(action, observation).ended();
      states.add(game.snapshot());
    }
    return states;
  }
}
