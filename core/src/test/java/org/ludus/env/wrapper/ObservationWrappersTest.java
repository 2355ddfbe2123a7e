package org.ludus.env.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.env.Draws;
import org.ludus.env.Space;
import org.ludus.env.cartpole.CartPole;
import org.ludus.env.cartpole.CartPoleOptions;
import org.ludus.env.gridworld.MagicGridWorld;
import org.ludus.env.gridworld.MagicGridWorldOptions;

class ObservationWrappersTest {

  private final Countdown world = new Countdown(100);
  private final float[] action = {2};

  @Test
  void frames_are_stacked_oldest_first() {
    FrameStack<Integer> stack = new FrameStack<>(world, 3);
    float[] observation = new float[6];

    stack.reset(1, observation);
    assertThat(observation).containsExactly(0, -1, 0, -1, 0, -1);
    for (int i = 0; i < 3; i++) {
      stack.step(action, observation);
    }
    assertThat(observation).containsExactly(1, 2, 2, 2, 3, 2);
    stack.reset(1, observation);
    assertThat(observation).containsExactly(0, -1, 0, -1, 0, -1);
  }

  @Test
  void a_stack_describes_itself() {
    Space.Box box = (Space.Box) new FrameStack<>(world, 3).spec().observationSpace();

    assertThat(box.shape()).containsExactly(6);
    assertThat(box.dimensions().stream().map(Space.Dimension::name))
        .containsExactly(
            "steps, 2 steps ago",
            "action, 2 steps ago",
            "steps, 1 step ago",
            "action, 1 step ago",
            "steps",
            "action");
    assertThatThrownBy(() -> new FrameStack<>(world, 0)).hasMessageContaining("frames");
  }

  @Test
  void a_table_cell_counts_bins_like_digits() {
    Discretized<Integer> table = new Discretized<>(world, new int[] {5, 4});
    float[] index = new float[1];

    assertThat(((Space.Discrete) table.spec().observationSpace()).count()).isEqualTo(20);
    table.reset(1, index);
    // The action is -1, below its typical range: the first bin.
    assertThat(index[0]).isEqualTo(0);
    table.step(action, index);
    table.step(action, index);
    assertThat(index[0]).isEqualTo(1 * 4 + 2);
    world.steps = 50;
    table.step(action, index);
    assertThat(index[0]).isEqualTo(4 * 4 + 2);
  }

  @Test
  void cart_pole_makes_ten_thousand_cells() {
    CartPole cartPole = new CartPole(CartPoleOptions.defaults(), new Middle());
    Discretized<?> table = new Discretized<>(cartPole, 10);
    float[] index = new float[1];

    table.reset(1, index);

    assertThat(((Space.Discrete) table.spec().observationSpace()).count()).isEqualTo(10_000);
    assertThat(index[0]).isEqualTo(5555);
  }

  @Test
  void a_table_refuses_what_does_not_fit() {
    assertThatThrownBy(() -> new Discretized<>(world, 0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new Discretized<>(world, 1001)).hasMessageContaining("cells");
    assertThatThrownBy(() -> new Discretized<>(world, new int[] {3}))
        .hasMessageContaining("2 dimensions");
    assertThatThrownBy(() -> new Discretized<>(magic(), 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void one_hot_spreads_an_index_out() {
    OneHot<?> spread = new OneHot<>(magic());
    float[] observation = new float[81];
    List<Float> numbers = new ArrayList<>(Collections.nCopies(81, 0f));

    spread.reset(1, observation);
    spread.step(new float[] {1}, observation);

    numbers.set(1, 1f);
    assertThat(observation).containsExactly(numbers.toArray(Float[]::new));
    assertThat(spread.spec().observationSpace().contains(observation, 0)).isTrue();
    assertThatThrownBy(() -> new OneHot<>(world)).hasMessageContaining("discrete");
  }

  @Test
  void normalising_maps_the_typical_range_and_what_lies_beyond() {
    NormalizedObservation<Integer> normalized = new NormalizedObservation<>(world);
    float[] observation = new float[2];

    normalized.reset(1, observation);
    assertThat(observation).containsExactly(-1, -1.5f);
    world.steps = 19;
    normalized.step(new float[] {4}, observation);
    assertThat(observation).containsExactly(3, 1);
    Space.Box box = (Space.Box) normalized.spec().observationSpace();
    assertThat(box.dimensions().get(1))
        .isEqualTo(new Space.Dimension("action", "", -1.5f, 1, -1, 1));
    assertThatThrownBy(() -> new NormalizedObservation<>(magic()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static MagicGridWorld magic() {
    return new MagicGridWorld(MagicGridWorldOptions.defaults());
  }

  /** Draws the middle of every range. */
  private static final class Middle implements Draws {

    @Override
    public void begin(long seed) {}

    @Override
    public double uniform(double low, double high) {
      return (low + high) / 2;
    }

    @Override
    public int integer(int low, int high) {
      return (low + high) / 2;
    }
  }
}
