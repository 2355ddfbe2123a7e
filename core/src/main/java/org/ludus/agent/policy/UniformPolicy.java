package org.ludus.agent.policy;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.ludus.agent.Actor;
import org.ludus.agent.Explains;
import org.ludus.agent.Policy;
import org.ludus.env.Space;

/**
 * Acts at random: every alternative of a discrete space is equally likely, and so is every point of
 * a box; where a box has no bounds its typical range stands in for them.
 */
public final class UniformPolicy implements Policy, Explains {

  private final int alternatives;
  private final float[] low;
  private final float[] high;

  /** Makes the uniform policy of an action space. */
  public UniformPolicy(Space actions) {
    if (actions instanceof Space.Box box) {
      alternatives = 0;
      low = new float[box.size()];
      high = new float[box.size()];
      for (int i = 0; i < low.length; i++) {
        Space.Dimension dimension = box.dimensions().get(i);
        boolean bounded = Float.isFinite(dimension.low()) && Float.isFinite(dimension.high());
        low[i] = bounded ? dimension.low() : dimension.typicalLow();
        high[i] = bounded ? dimension.high() : dimension.typicalHigh();
      }
    } else {
      alternatives = ((Space.Discrete) actions).count();
      low = new float[0];
      high = new float[0];
    }
  }

  @Override
  public Actor newActor() {
    return new Actor() {
      private RandomGenerator random;

      @Override
      public void begin(RandomGenerator generator) {
        random = generator;
      }

      @Override
      public void act(float[] observations, int at, float[] actions, int to) {
        choose(random, actions, to);
      }
    };
  }

  /** Draws an action. */
  public void choose(RandomGenerator random, float[] actions, int to) {
    if (alternatives > 0) {
      actions[to] = random.nextInt(alternatives);
      return;
    }
    for (int i = 0; i < low.length; i++) {
      actions[to + i] = low[i] + (high[i] - low[i]) * random.nextFloat();
    }
  }

  @Override
  public Scores scores() {
    return alternatives > 0 ? Scores.ACTION_PROBABILITIES : Scores.NONE;
  }

  @Override
  public void score(float[] observation, float[] scores) {
    if (alternatives > 0) {
      Arrays.fill(scores, 0, alternatives, 1f / alternatives);
    }
  }
}
