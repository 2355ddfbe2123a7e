package org.ludus.recording;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.ludus.env.Environment;
import org.ludus.env.StepResult;

/**
 * An episode in which one can go to and fro. All that it keeps are the seed and, for each step, the
 * action and the reward: to go back, it plays the episode again from its start, which gives the
 * same to the bit.
 *
 * <p>Position n is the state after n steps, {@link #length} the number of steps there are. New
 * steps are added at the end only; whoever wants to go on from an earlier position says {@link
 * #truncate} first. Confine an instance, and its environment, to one thread.
 */
public final class Timeline {

  private static final StepResult NOTHING_YET = StepResult.running(0);

  private final Environment<?> environment;
  private final long seed;
  private final int actionSize;
  private final float[] observation;
  private final float[] action;
  private final EpisodeTrace trace = new EpisodeTrace();
  private float[] actions;
  private float[] rewards = new float[256];
  private int length;
  private StepResult result = NOTHING_YET;

  /**
   * Starts an episode.
   *
   * @param environment where it is played, by nobody else; stays the caller's to close
   * @param seed the episode's seed
   */
  public Timeline(Environment<?> environment, long seed) {
    this.environment = environment;
    this.seed = seed;
    actionSize = environment.spec().actionSpace().size();
    observation = new float[environment.spec().observationSpace().size()];
    action = new float[actionSize];
    actions = new float[rewards.length * actionSize];
    restart();
  }

  /**
   * Returns the timeline of a recorded episode, at position 0. It is played through once; where it
   * ends earlier than it did when it was recorded, the timeline ends, too.
   *
   * @param environment where to play it; stays the caller's to close
   * @throws IllegalArgumentException if one of its actions is none of the environment's
   */
  public static Timeline of(Environment<?> environment, EpisodeLog log) {
    log.requireActionsOf(environment.spec());
    Timeline timeline = new Timeline(environment, log.seed());
    float[] recorded = new float[log.actionSize()];
    for (int step = 0; step < log.steps() && !timeline.ended(); step++) {
      log.action(step, recorded);
      timeline.append(recorded);
    }
    timeline.seek(0);
    return timeline;
  }

  /** Returns the episode's seed. */
  public long seed() {
    return seed;
  }

  /** Returns how many steps lie before the current state. */
  public int position() {
    return trace.steps();
  }

  /** Returns how many steps there are. */
  public int length() {
    return length;
  }

  /**
   * Writes the observation of the current state.
   *
   * @param target receives as many numbers as the observation space has
   */
  public void observation(float[] target) {
    System.arraycopy(observation, 0, target, 0, observation.length);
  }

  /** Returns what the step before the current state brought; reward 0 at position 0. */
  public StepResult result() {
    return result;
  }

  /** Returns whether the episode is over at the current position. */
  public boolean ended() {
    return result.ended();
  }

  /** Returns the sum of the rewards before the current state. */
  public double episodicReturn() {
    return trace.episodicReturn();
  }

  /**
   * Returns the sum of the rewards before a position.
   *
   * @param position 0 to {@link #length}
   */
  public double episodicReturn(int position) {
    requirePosition(position);
    double sum = 0;
    for (int step = 0; step < position; step++) {
      sum += rewards[step];
    }
    return sum;
  }

  /**
   * Returns the reward of a step.
   *
   * @param step number of the step, counted from 0; less than {@link #length}
   */
  public float reward(int step) {
    requireStep(step);
    return rewards[step];
  }

  /**
   * Writes the action of a step.
   *
   * @param step number of the step, counted from 0; less than {@link #length}
   * @param target receives as many numbers as the action space has
   */
  public void action(int step, float[] target) {
    requireStep(step);
    System.arraycopy(actions, step * actionSize, target, 0, actionSize);
  }

  /**
   * Takes a new step. The environment is then in the state after it.
   *
   * @param taken the action
   * @throws IllegalStateException if there are steps beyond the position, or the episode is over
   * @throws IllegalArgumentException if the environment refuses the action
   */
  public StepResult append(float[] taken) {
    if (position() != length) {
      throw new IllegalStateException(
          "there are steps beyond " + position() + ": forget them first, or go to the end");
    }
    if (ended()) {
      throw new IllegalStateException("the episode is over");
    }
    System.arraycopy(taken, 0, action, 0, actionSize);
    play();
    keep();
    return result;
  }

  /**
   * Takes the next step that there is.
   *
   * @return whether there was one
   */
  public boolean advance() {
    if (position() == length) {
      return false;
    }
    action(position(), action);
    play();
    return true;
  }

  /**
   * Goes to a position: forwards step by step, backwards by playing from the start.
   *
   * @param position 0 to {@link #length}
   */
  public void seek(int position) {
    seek(position, () -> true);
  }

  /**
   * Goes towards a position as far as time allows, for there may be many steps to it: from the
   * present position, or from the start if it lies before that.
   *
   * @param position 0 to {@link #length}
   * @param more asked before each step whether to take it
   * @return whether the position is reached; else the same call goes on from here
   */
  public boolean seek(int position, BooleanSupplier more) {
    requirePosition(position);
    if (position < position()) {
      restart();
    }
    while (position() < position && more.getAsBoolean()) {
      advance();
    }
    return position() == position;
  }

  /** Forgets all steps beyond the current position. */
  public void truncate() {
    length = position();
  }

  /**
   * Returns the episode up to the current position.
   *
   * @param reference reference of the environment with its options
   * @param agent who played, for people to read
   */
  public EpisodeLog log(String reference, String agent) {
    float[] taken = Arrays.copyOf(actions, position() * actionSize);
    return new EpisodeLog(
        reference, agent, seed, actionSize, taken, trace.episodicReturn(), trace.checksum());
  }

  private void restart() {
    environment.reset(seed, observation);
    trace.begin(observation);
    result = NOTHING_YET;
  }

  private void play() {
    result = environment.step(action, observation);
    trace.add(result, observation);
  }

  private void keep() {
    if (length == rewards.length) {
      rewards = Arrays.copyOf(rewards, Math.multiplyExact(2, length));
      actions = Arrays.copyOf(actions, Math.multiplyExact(rewards.length, actionSize));
    }
    System.arraycopy(action, 0, actions, length * actionSize, actionSize);
    rewards[length] = result.reward();
    length++;
  }

  private void requirePosition(int position) {
    if (position < 0 || position > length) {
      throw new IndexOutOfBoundsException("no position " + position + " among 0 to " + length);
    }
  }

  private void requireStep(int step) {
    if (step < 0 || step >= length) {
      throw new IndexOutOfBoundsException("no step " + step + " among " + length);
    }
  }
}
