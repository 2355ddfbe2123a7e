package org.ludus.env.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ludus.env.Behaviour;
import org.ludus.env.Environment;
import org.ludus.env.FiniteMdp;
import org.ludus.env.Inspectable;
import org.ludus.env.MatchingPennies;
import org.ludus.env.Nim;
import org.ludus.env.RewardTerm;
import org.ludus.env.StepResult;
import org.ludus.env.TwoWalkers;

class SingleRoleTest {

  /** Takes what leaves a multiple of three, where that can be done: the way to win. */
  private static final Behaviour MASTER =
      (observations, at, actions, to) -> actions[to] = observations[at] % 3 == 2 ? 1 : 0;

  private static final Behaviour GOES = (observations, at, actions, to) -> actions[to] = 1;

  private final float[] one = new float[1];
  private final float[] two = new float[2];

  @Test
  void roles_that_act_at_once_step_as_the_game_does() {
    Environment<?> odd =
        new SingleRole<>(new MatchingPennies(3), 1, List.of((in, at, out, to) -> out[to] = 1));
    odd.reset(1, two);
    assertThat(two).containsExactly(-1, -1);

    assertThat(odd.step(new float[] {0}, two)).isEqualTo(StepResult.running(1));
    assertThat(two).containsExactly(0, 1);
    assertThat(odd.step(new float[] {1}, two)).isEqualTo(StepResult.running(-1));
    assertThat(odd.step(new float[] {0}, two)).isEqualTo(new StepResult(1, true, false));
    assertThat(odd.capability(Inspectable.class).orElseThrow().succeeded()).isTrue();
    assertThat(odd.capability(FiniteMdp.class)).isEmpty();
  }

  @Test
  void a_turn_is_over_when_the_next_begins() {
    Environment<Integer> first =
        new SingleRole<>(new JointTimeLimit<>(new Nim()), 0, List.of(MASTER));
    long seed = seedOf(first, 7);
    first.reset(seed, one);
    assertThat(one).containsExactly(7);

    // Two of seven leave five, of which the master takes two.
    StepResult result = first.step(new float[] {1}, one);
    assertThat(result).isEqualTo(StepResult.running(-0.2f));
    assertThat(one).containsExactly(3);
    result = first.step(new float[] {0}, one);
    assertThat(result.terminated()).isTrue();
    assertThat(result.reward()).isEqualTo(-0.1f - 1);
    Inspectable inspectable = first.capability(Inspectable.class).orElseThrow();
    assertThat(inspectable.succeeded()).isFalse();
    assertThat(inspectable.rewardTerms())
        .containsExactly(new RewardTerm("sticks", -0.1f), new RewardTerm("game", -1));
  }

  @Test
  void who_waits_at_first_sees_what_was_done_before_his_turn() {
    Environment<Integer> second = new SingleRole<>(new Nim(), 1, List.of(MASTER));
    long seed = seedOf(new SingleRole<>(new Nim(), 0, List.of(MASTER)), 8);

    second.reset(seed, one);

    assertThat(one).containsExactly(6);
    assertThat(second.capability(Inspectable.class).orElseThrow().rewardTerms())
        .containsExactly(new RewardTerm("sticks", 0), new RewardTerm("game", 0));
  }

  @Test
  void what_is_paid_before_the_first_turn_is_not_lost() {
    Environment<List<Integer>> second = new SingleRole<>(new TwoWalkers(50), 1, List.of(GOES));
    second.reset(1, two);
    double episodicReturn = 0;
    int steps = 0;
    int way = (int) two[0];
    StepResult result;
    do {
      result = second.step(new float[] {1}, two);
      episodicReturn += result.reward();
      steps++;
    } while (!result.ended());

    assertThat(steps).isEqualTo(way);
    assertThat(episodicReturn).isEqualTo(-way - 1);
  }

  @Test
  void who_is_out_is_at_the_end_of_his_episode() {
    Environment<List<Integer>> first =
        new SingleRole<>(
            new JointTimeLimit<>(new TwoWalkers(50)), 0, List.of((in, at, out, to) -> out[to] = 0));
    first.reset(3, two);
    int way = (int) two[0];
    for (int step = 1; step < way; step++) {
      assertThat(first.step(new float[] {1}, two).ended()).isFalse();
    }

    assertThat(first.step(new float[] {1}, two)).isEqualTo(new StepResult(-1, true, false));
    assertThat(first.snapshot().get(1)).isPositive();
  }

  @Test
  void a_joint_limit_cuts_every_role_off() {
    Environment<List<Integer>> first =
        new SingleRole<>(new JointTimeLimit<>(new TwoWalkers(2)), 0, List.of(GOES));
    first.reset(1, two);

    assertThat(first.step(new float[] {0}, two).ended()).isFalse();
    assertThat(first.step(new float[] {0}, two)).isEqualTo(new StepResult(-1, false, true));
    assertThatThrownBy(() -> first.step(new float[] {0}, two))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("reset");
  }

  @Test
  void what_others_draw_follows_from_the_episode_s_seed() {
    List<Float> drawn = new ArrayList<>();
    Environment<?> even = new SingleRole<>(new MatchingPennies(20), 0, List.of(new Drawing(drawn)));

    List<Float> once = played(even, 5, drawn);
    List<Float> other = played(even, 6, drawn);

    assertThat(played(even, 5, drawn)).isEqualTo(once).isNotEqualTo(other).hasSize(20);
  }

  private List<Float> played(Environment<?> environment, long seed, List<Float> drawn) {
    drawn.clear();
    environment.reset(seed, two);
    while (!environment.step(new float[] {0}, two).ended()) {
      // What counts is what the other does.
    }
    return List.copyOf(drawn);
  }

  @Test
  void a_role_that_never_has_a_turn_cannot_be_played() {
    Environment<?> second =
        new SingleRole<>(new JointTimeLimit<>(new TwoWalkers(1)), 1, List.of(GOES));

    assertThatThrownBy(() -> second.reset(1, two))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("two-walkers is over before second has had a turn");
  }

  @Test
  void there_has_to_be_somebody_for_every_other_role() {
    assertThatThrownBy(() -> new SingleRole<>(new Nim(), 0, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("role 0 with 0 others does not fit a game of the roles [first, second]");
    assertThatThrownBy(() -> new SingleRole<>(new Nim(), 2, List.of(MASTER)))
        .hasMessageContaining("role 2");
  }

  /** Returns a seed whose heap has so many sticks. */
  private long seedOf(Environment<Integer> nim, int sticks) {
    for (long seed = 0; seed < 1000; seed++) {
      nim.reset(seed, one);
      if (one[0] == sticks) {
        return seed;
      }
    }
    throw new AssertionError("no seed has a heap of " + sticks);
  }

  /** Shows a side by chance, and remembers it. */
  private static final class Drawing implements Behaviour {

    private final List<Float> drawn;
    private RandomGenerator random;

    Drawing(List<Float> drawn) {
      this.drawn = drawn;
    }

    @Override
    public void begin(RandomGenerator source) {
      random = source;
    }

    @Override
    public void act(float[] observations, int at, float[] actions, int to) {
      actions[to] = random.nextInt(2);
      drawn.add(actions[to]);
    }
  }
}
