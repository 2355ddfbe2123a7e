package org.ludus.agent.exploration;

import java.util.Arrays;
import org.ludus.agent.Knob;
import org.ludus.agent.Metrics;
import org.ludus.agent.parts.Adjustable;
import org.ludus.agent.parts.Argmax;
import org.ludus.agent.parts.Schedule;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;

/**
 * Takes the action of greatest value, except that with probability epsilon it takes any, all
 * equally likely (Sutton and Barto 2018, section 2.2).
 *
 * <p>Ties are broken at random, so that a learner whose values are still all equal walks about
 * instead of forever trying the first action. A greedy policy ({@link Argmax}) takes the first of
 * equals, so that it is a function of the values.
 */
public final class EpsilonGreedy implements Exploration {

  private final Schedule schedule;
  private final Adjustable byHand = new Adjustable();
  private final SplitMix64 random;
  private double planned;

  /** Makes a chooser whose epsilon follows a schedule. */
  public EpsilonGreedy(Schedule schedule, SplitMix64 random) {
    this.schedule = schedule;
    this.random = random;
    planned = schedule.value(0);
  }

  @Override
  public void follow(long step) {
    planned = schedule.value(step);
  }

  /** Returns the share of actions that are taken at random. */
  public double epsilon() {
    return byHand.or(planned);
  }

  @Override
  public void probabilities(int state, float[] values, int at, int count, double[] probabilities) {
    float greatest = values[at + Argmax.of(values, at, count)];
    int ties = 0;
    for (int action = 0; action < count; action++) {
      ties += values[at + action] == greatest ? 1 : 0;
    }
    Arrays.fill(probabilities, 0, count, epsilon() / count);
    for (int action = 0; action < count; action++) {
      if (values[at + action] == greatest) {
        probabilities[action] += (1 - epsilon()) / ties;
      }
    }
  }

  @Override
  public int choose(int state, float[] values, int at, int count) {
    if (random.nextDouble() < epsilon()) {
      return random.nextInt(count);
    }
    int best = 0;
    int ties = 1;
    for (int action = 1; action < count; action++) {
      float difference = values[at + action] - values[at + best];
      if (difference > 0) {
        best = action;
        ties = 1;
      } else if (difference == 0 && random.nextInt(++ties) == 0) {
        // The n-th of equals replaces those before it once in n times: each ends up equally often.
        best = action;
      }
    }
    return best;
  }

  @Override
  public int any(int count) {
    return random.nextInt(count);
  }

  @Override
  public void declare(Metrics metrics) {
    metrics.gauge("epsilon", this::epsilon);
  }

  @Override
  public Knob knob() {
    return byHand.knob("epsilon", "Epsilon", 0, 1, this::epsilon);
  }

  @Override
  public void persist(Archive archive) {
    archive.random(random);
    byHand.persist(archive);
  }
}
