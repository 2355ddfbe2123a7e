package org.ludus.agent.exploration;

import org.ludus.agent.Knob;
import org.ludus.agent.Metrics;
import org.ludus.agent.parts.Adjustable;
import org.ludus.agent.parts.Argmax;
import org.ludus.agent.parts.Schedule;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;

/**
 * Takes each action the more often the greater its value: {@code p(a) ~ exp(Q(a) / temperature)},
 * the Boltzmann distribution (Sutton and Barto 2018, section 2.8). The lower the temperature, the
 * greedier; values that differ by many temperatures are as good as certain.
 */
public final class Softmax implements Exploration {

  private static final double COLDEST = 1e-3;
  private static final double HOTTEST = 100;

  private final Schedule schedule;
  private final Adjustable byHand = new Adjustable();
  private final SplitMix64 random;
  private double planned;
  private double[] chances = {};

  /**
   * Makes a chooser whose temperature follows a schedule.
   *
   * @param schedule of temperatures above 0
   */
  public Softmax(Schedule schedule, SplitMix64 random) {
    this.schedule = schedule;
    this.random = random;
    planned = schedule.value(0);
  }

  @Override
  public void follow(long step) {
    planned = schedule.value(step);
  }

  /** Returns the temperature. */
  public double temperature() {
    return byHand.or(planned);
  }

  @Override
  public void probabilities(int state, float[] values, int at, int count, double[] probabilities) {
    float greatest = values[at + Argmax.of(values, at, count)];
    double sum = 0;
    for (int action = 0; action < count; action++) {
      // Less the greatest value, so that nothing overflows.
      probabilities[action] = Math.exp((values[at + action] - greatest) / temperature());
      sum += probabilities[action];
    }
    for (int action = 0; action < count; action++) {
      probabilities[action] /= sum;
    }
  }

  @Override
  public int choose(int state, float[] values, int at, int count) {
    if (chances.length < count) {
      chances = new double[count];
    }
    probabilities(state, values, at, count, chances);
    double left = random.nextDouble();
    for (int action = 0; action < count - 1; action++) {
      left -= chances[action];
      if (left < 0) {
        return action;
      }
    }
    return count - 1;
  }

  @Override
  public int any(int count) {
    return random.nextInt(count);
  }

  @Override
  public void declare(Metrics metrics) {
    metrics.gauge("temperature", this::temperature);
  }

  @Override
  public Knob knob() {
    return new Knob(
        "temperature", "Temperature", COLDEST, HOTTEST, true, this::temperature, byHand::set);
  }

  @Override
  public void persist(Archive archive) {
    archive.random(random);
    byHand.persist(archive);
  }
}
