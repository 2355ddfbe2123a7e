package org.ludus.recording;

import java.util.Arrays;
import org.ludus.env.StepResult;

/**
 * Keeps an episode while it is played: tell it of every reset and every step, and ask for the log
 * whenever there is one to keep. A new reset starts over. Confine an instance to one thread.
 */
public final class EpisodeRecorder {

  private final String environment;
  private final String agent;
  private final int actionSize;
  private final EpisodeTrace trace = new EpisodeTrace();
  private float[] actions;
  private long seed;
  private boolean started;

  /**
   * Makes a recorder.
   *
   * @param environment reference of the environment with its options
   * @param agent who plays, for people to read
   * @param actionSize numbers in an action
   */
  public EpisodeRecorder(String environment, String agent, int actionSize) {
    this.environment = environment;
    this.agent = agent;
    this.actionSize = actionSize;
    actions = new float[1024 * actionSize];
  }

  /** Starts over with an episode's seed and first observation. */
  public void reset(long episodeSeed, float[] observation) {
    seed = episodeSeed;
    started = true;
    trace.begin(observation);
  }

  /**
   * Keeps a step.
   *
   * @param action what was done
   * @param result what came of it
   * @param observation the observation after it
   * @throws IllegalStateException before the first reset
   */
  public void step(float[] action, StepResult result, float[] observation) {
    requireStarted();
    int offset = trace.steps() * actionSize;
    if (offset == actions.length) {
      actions = Arrays.copyOf(actions, Math.multiplyExact(2, actions.length));
    }
    System.arraycopy(action, 0, actions, offset, actionSize);
    trace.add(result, observation);
  }

  /**
   * Returns the episode up to now.
   *
   * @throws IllegalStateException before the first reset
   */
  public EpisodeLog log() {
    requireStarted();
    float[] taken = Arrays.copyOf(actions, trace.steps() * actionSize);
    return new EpisodeLog(
        environment, agent, seed, actionSize, taken, trace.episodicReturn(), trace.checksum());
  }

  private void requireStarted() {
    if (!started) {
      throw new IllegalStateException("no episode has been started");
    }
  }
}
