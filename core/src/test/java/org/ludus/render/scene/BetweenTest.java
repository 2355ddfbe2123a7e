package org.ludus.render.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.env.cartpole.CartPoleState;
import org.ludus.env.gridworld.GridState;
import org.ludus.env.lunarlander.LunarLanderState;
import org.ludus.env.lunarlander.LunarLanderState.Body;
import org.ludus.env.lunarlander.LunarLanderState.Ending;
import org.ludus.render.Palette;
import org.ludus.render.RasterCanvas;
import org.ludus.render.Renderer;

/** What is drawn between two steps. */
class BetweenTest {

  private static final GridState.Teleporter DOOR = new GridState.Teleporter(1, 15);

  private final GridRenderer grid = new GridRenderer(Palette.NIGHT);

  @Test
  void cart_and_pole_go_straight_from_state_to_state() {
    CartPoleRenderer renderer = new CartPoleRenderer(Palette.NIGHT);
    CartPoleState before = new CartPoleState(1, 2, -0.1, 1, 10, 4, false);
    CartPoleState after = new CartPoleState(2, 2, 0.1, 1, -10, 5, false);

    CartPoleState quarter = renderer.between(before, after, 0.25f);

    assertThat(quarter.x()).isCloseTo(1.25, within(1e-6));
    assertThat(quarter.theta()).isCloseTo(-0.05, within(1e-6));
    assertThat(quarter.force()).isEqualTo(-10);
    assertEnds(renderer, before, after);
  }

  @Test
  void the_lander_turns_the_shorter_way_round() {
    LunarLanderRenderer renderer = new LunarLanderRenderer(Palette.NIGHT);
    LunarLanderState before = lander(10, 3.1f, false);
    LunarLanderState after = lander(10.4f, -3.1f, true);

    LunarLanderState half = renderer.between(before, after, 0.5f);

    assertThat(half.lander().x()).isCloseTo(10.2f, within(1e-4f));
    assertThat(half.lander().angle()).isCloseTo((float) Math.PI, within(1e-4f));
    assertThat(half.leftLeg().y()).isCloseTo(5, within(1e-4f));
    assertThat(half.leftContact()).isTrue();
    assertEnds(renderer, before, after);
  }

  @Test
  void the_agent_glides_from_cell_to_cell() {
    GridState before = board(5, 5, -1, false);
    GridState after = board(6, 5, 1, false);
    GridLayout layout = GridLayout.of(after);

    float previous = layout.x(5);
    for (int i = 1; i < 10; i++) {
      GridMotion motion = motion(before, after, i / 10f);
      assertThat(motion.x()).isGreaterThan(previous).isLessThan(layout.x(6));
      assertThat(motion.y()).isEqualTo(layout.y(5));
      assertThat(motion.size()).isEqualTo(1);
      previous = motion.x();
    }
    assertThat(motion(before, after, 0.5f).x())
        .isCloseTo((layout.x(5) + layout.x(6)) / 2, within(1e-4f));
    assertEnds(grid, before, after);
  }

  @Test
  void a_teleporter_swallows_the_agent_and_gives_it_back() {
    GridState before = board(5, 5, -1, false);
    GridState after = board(15, 5, 0, false);
    GridLayout layout = GridLayout.of(after);

    GridMotion setOff = motion(before, after, 0.2f);
    assertThat(setOff.size()).isEqualTo(1);
    assertThat(setOff.y()).isBetween(layout.y(5), layout.y(1));
    GridMotion swallowed = motion(before, after, 0.5f);
    assertThat(swallowed.size()).isLessThan(1);
    assertThat(swallowed.x()).isEqualTo(layout.x(1));
    GridMotion back = motion(before, after, 0.75f);
    assertThat(back.size()).isLessThan(1);
    assertThat(back.y()).isEqualTo(layout.y(15));
    assertThat(motion(before, after, 0.9f).size()).isBetween(back.size(), 1f);
    assertThat(motion(before, after, 1).size()).isEqualTo(1);
  }

  @Test
  void a_bump_nudges_and_comes_back() {
    GridState before = board(4, 4, -1, false);
    GridState after = board(4, 4, 3, true);
    GridLayout layout = GridLayout.of(after);

    assertThat(motion(before, after, 0.5f).x()).isLessThan(layout.x(4) - layout.cell() * 0.1f);
    assertThat(motion(before, after, 0.9f).x()).isGreaterThan(motion(before, after, 0.5f).x());
    assertThat(motion(before, after, 1).x()).isCloseTo(layout.x(4), within(1e-4f));
  }

  @Test
  void an_agent_on_its_way_is_drawn_elsewhere() {
    GridState before = board(5, 5, -1, false);
    GridState after = board(6, 5, 1, false);

    assertThat(pixels(grid, grid.between(before, after, 0.5f)))
        .isNotEqualTo(pixels(grid, before))
        .isNotEqualTo(pixels(grid, after));
  }

  private GridMotion motion(GridState before, GridState after, float part) {
    return GridMotion.of(grid.between(before, after, part), GridLayout.of(after));
  }

  private static <S> void assertEnds(Renderer<S> renderer, S before, S after) {
    assertThat(renderer.between(before, after, 0)).isEqualTo(before);
    assertThat(renderer.between(before, after, 1)).isEqualTo(after);
  }

  private static GridState board(int agent, int previous, int action, boolean bumped) {
    return new GridState(
        4, 4, List.of(), List.of(DOOR), 0, 12, agent, previous, action, bumped, 3, 1);
  }

  private static LunarLanderState lander(float x, float angle, boolean contact) {
    Body hull = new Body(x, 6, angle, 0, -1, 0);
    Body leg = new Body(x, contact ? 4 : 6, 0, 0, 0, 0);
    List<Float> flat = List.of(3f, 3f, 3f);
    return new LunarLanderState(
        flat, 3, hull, leg, leg, contact, contact, 0, 0, 0, 0, -10, 7, Ending.NONE);
  }

  private static int[] pixels(GridRenderer renderer, GridState state) {
    RasterCanvas canvas = new RasterCanvas(90, 60);
    renderer.draw(state, canvas);
    return canvas.pixels();
  }
}
