package org.ludus.agent.parts;

import org.ludus.agent.Rollout;
import org.ludus.file.Archive;

/**
 * How much better every step of a rollout was than expected: generalised advantage estimation
 * (Schulman et al. 2016), by values that come from a critic.
 *
 * <p>{@code A_t = delta_t + discount lambda A_t+1} with {@code delta_t = r_t + discount V(s_t+1) -
 * V(s_t)}, backwards through every stream. With a lambda of 1 these are n-step returns less V.
 *
 * <p>Rewards may be divided by the standard deviation of the discounted returns seen so far, which
 * brings values to the order of 1 (Engstrom et al. 2020). The arrays hold one number a step, in the
 * order of the rollout, and are public for the sake of the loops that read them.
 */
public final class Advantages {

  /** How many of the last steps of episodes and streams the critic is asked about at once. */
  private static final int CHUNK = 64;

  private final double discount;
  private final double lambda;
  private final boolean scaleRewards;
  private final RunningStatistics returns = new RunningStatistics(1);

  /** The discounted sum of the rewards that have led to where each stream is. */
  private final double[] running;

  private final float[] rewards;
  private final float[] nextValues;
  private final float[] lastInputs;
  private final float[] lastValues;

  /** What each step was expected to be worth: V. */
  public final float[] values;

  /** How much better it was: A. */
  public final float[] advantages;

  /** What values learn towards: A + V. */
  public final float[] targets;

  /**
   * Prepares for rollouts of one size.
   *
   * @param discount worth of a reward one step later, 0 to 1
   * @param lambda how far to look ahead before the critic is trusted, 0 to 1
   * @param scaleRewards whether rewards are divided by the deviation of returns
   */
  public Advantages(Rollout rollout, double discount, double lambda, boolean scaleRewards) {
    this.discount = discount;
    this.lambda = lambda;
    this.scaleRewards = scaleRewards;
    int size = rollout.size();
    running = new double[rollout.rows];
    rewards = new float[size];
    values = new float[size];
    nextValues = new float[size];
    advantages = new float[size];
    targets = new float[size];
    lastValues = new float[Math.min(size, CHUNK)];
    lastInputs = new float[lastValues.length * rollout.observationSize];
  }

  /** Says what states are worth. */
  @FunctionalInterface
  public interface Critic {

    /** Writes the values of so many rows of inputs, which are observations as networks see them. */
    void values(float[] inputs, int rows, float[] values);
  }

  /**
   * Judges every step of a rollout.
   *
   * @param inputs the rollout's observations as networks see them
   */
  public void estimate(
      Rollout rollout, float[] inputs, ObservationNormalizer normalizer, Critic critic) {
    scale(rollout);
    critic.values(inputs, rollout.size(), values);
    computeNextValues(rollout, normalizer, critic);
    for (int row = 0; row < rollout.rows; row++) {
      double advantage = 0;
      for (int t = rollout.horizon - 1; t >= 0; t--) {
        int i = row * rollout.horizon + t;
        // After a terminal step there is no future. After a truncated one what was seen last still
        // has a value, but the sum ends: what follows belongs to another episode.
        double nextValue = rollout.terminated[i] ? 0 : nextValues[i];
        double delta = rewards[i] + discount * nextValue - values[i];
        advantage = delta + (rollout.ended(i) ? 0 : discount * lambda * advantage);
        advantages[i] = (float) advantage;
        targets[i] = advantages[i] + values[i];
      }
    }
  }

  private void scale(Rollout rollout) {
    System.arraycopy(rollout.rewards, 0, rewards, 0, rewards.length);
    if (!scaleRewards) {
      return;
    }
    for (int row = 0; row < rollout.rows; row++) {
      for (int t = 0; t < rollout.horizon; t++) {
        int i = row * rollout.horizon + t;
        running[row] = discount * running[row] + rollout.rewards[i];
        rewards[i] = (float) running[row];
        if (rollout.ended(i)) {
          running[row] = 0;
        }
      }
    }
    returns.add(rewards, rewards.length);
    double scale = 1 / rewardUnit();
    for (int i = 0; i < rewards.length; i++) {
      rewards[i] = (float) (scale * rollout.rewards[i]);
    }
  }

  /**
   * Works out the value of what was seen after every step. Within a stream that is what was seen
   * before the next; only the last steps of streams and of episodes need the critic.
   */
  private void computeNextValues(Rollout rollout, ObservationNormalizer normalizer, Critic critic) {
    int asked = 0;
    for (int step = 0; step < rollout.size(); step++) {
      if (isLast(rollout, step)) {
        normalizer.normalize(rollout.nextObservations, step, lastInputs, asked++);
        if (asked == lastValues.length) {
          askForLast(rollout, step, asked, critic);
          asked = 0;
        }
      } else {
        nextValues[step] = values[step + 1];
      }
    }
    askForLast(rollout, rollout.size() - 1, asked, critic);
  }

  /** Asks for the value of what was seen after some last steps, the latest of which is given. */
  private void askForLast(Rollout rollout, int latest, int count, Critic critic) {
    critic.values(lastInputs, count, lastValues);
    int left = count;
    for (int step = latest; left > 0; step--) {
      if (isLast(rollout, step)) {
        nextValues[step] = lastValues[--left];
      }
    }
  }

  private static boolean isLast(Rollout rollout, int step) {
    return (step + 1) % rollout.horizon == 0 || rollout.ended(step);
  }

  /** Returns the mean advantage of all steps. */
  public double meanAdvantage() {
    return statistics(advantages).mean(0);
  }

  /** Returns the standard deviation of the advantages of all steps, never quite zero. */
  public double advantageDeviation() {
    return statistics(advantages).deviation(0);
  }

  private static RunningStatistics statistics(float[] values) {
    RunningStatistics statistics = new RunningStatistics(1);
    statistics.add(values, values.length);
    return statistics;
  }

  /**
   * Writes the advantages of a minibatch, row by row.
   *
   * @param normalized whether they get mean 0 and deviation 1; a single one stays as it is
   */
  public void gather(Rollout.Minibatches minibatch, boolean normalized, double[] into) {
    int rows = minibatch.rows();
    double mean = 0;
    for (int row = 0; row < rows; row++) {
      into[row] = advantages[minibatch.step(row)];
      mean += into[row] / rows;
    }
    if (!normalized || rows == 1) {
      return;
    }
    double squares = 0;
    for (int row = 0; row < rows; row++) {
      into[row] -= mean;
      squares += into[row] * into[row];
    }
    double deviation = Math.sqrt(squares / rows) + 1e-8;
    for (int row = 0; row < rows; row++) {
      into[row] /= deviation;
    }
  }

  /** Returns what a value of 1 is in the environment's units. */
  public double rewardUnit() {
    return scaleRewards ? returns.deviation(0) : 1;
  }

  /** Returns 1 - Var(target - V) / Var(target): 1 for perfect values, 0 for useless ones. */
  public double explainedVariance() {
    return 1 - Math.pow(statistics(advantages).deviation(0) / statistics(targets).deviation(0), 2);
  }

  /** Keeps what rewards are scaled by, or brings it back. */
  public void persist(Archive archive) {
    archive.doubles(running);
    returns.persist(archive);
  }
}
