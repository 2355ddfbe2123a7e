package org.ludus.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;

class FixedAgentTest {

  @Test
  void it_acts_by_its_policy_row_by_row() {
    Policy oneMore = (observation, action, random) -> action[0] = observation[0] + 1;
    FixedAgent agent = new FixedAgent(new Corridor(false).spec(), oneMore, new SplitMix64(1));
    float[] actions = new float[3];

    agent.act(new float[] {4, 7, 1}, actions, 3);

    assertThat(actions).containsExactly(5, 8, 2);
    assertThat(agent.policy()).isSameAs(oneMore);
  }

  @Test
  void the_uniform_policy_takes_every_alternative_equally_often() {
    UniformPolicy policy = new UniformPolicy(Space.Discrete.numbered(4));
    SplitMix64 random = new SplitMix64(1);
    int[] counts = new int[4];
    float[] action = new float[1];
    for (int draw = 0; draw < 40_000; draw++) {
      policy.act(new float[0], action, random);
      counts[(int) action[0]]++;
    }

    float[] scores = new float[4];
    policy.score(new float[0], scores);

    for (int count : counts) {
      assertThat(count).isBetween(9_700, 10_300);
    }
    assertThat(scores).containsOnly(0.25f);
    assertThat(policy.scores()).isEqualTo(Policy.Scores.ACTION_PROBABILITIES);
  }

  @Test
  void the_uniform_policy_fills_a_box_and_the_typical_part_of_an_endless_one() {
    Space.Dimension bounded = new Space.Dimension("a", "", -1, 3);
    Space.Dimension endless = new Space.Dimension("b", "", 0, Float.POSITIVE_INFINITY, 10, 20);
    UniformPolicy policy = new UniformPolicy(Space.Box.of(List.of(bounded, endless)));
    SplitMix64 random = new SplitMix64(1);
    float[] action = new float[2];
    double[] sums = new double[2];
    for (int draw = 0; draw < 10_000; draw++) {
      policy.act(new float[0], action, random);
      assertThat(action[0]).isBetween(-1f, 3f);
      assertThat(action[1]).isBetween(10f, 20f);
      sums[0] += action[0];
      sums[1] += action[1];
    }

    assertThat(sums[0] / 10_000).isCloseTo(1, within(0.05));
    assertThat(sums[1] / 10_000).isCloseTo(15, within(0.1));
    assertThat(policy.scores()).isEqualTo(Policy.Scores.NONE);
  }
}
