package org.ludus.recording;

import org.ludus.env.Environment;
import org.ludus.env.StepResult;

/**
 * Plays a recorded episode again, in an environment of the same kind and options. Look at the
 * environment after each step to show it. Confine an instance to the environment's thread.
 */
public final class Replay {

  private final EpisodeLog log;
  private final Environment<?> environment;
  private final EpisodeTrace trace = new EpisodeTrace();
  private final float[] action;
  private StepResult result = StepResult.running(0);

  /**
   * Makes a replay and puts the environment into the episode's first state.
   *
   * @param log the episode
   * @param environment where to play it; stays the caller's to close
   * @throws IllegalArgumentException if its actions are of another size, or one is none of the
   *     environment's
   */
  public Replay(EpisodeLog log, Environment<?> environment) {
    this.log = log;
    this.environment = environment;
    log.requireActionsOf(environment.spec());
    action = new float[log.actionSize()];
    restart(newObservation());
  }

  /**
   * Goes back to the start.
   *
   * @param observation receives the first observation
   */
  public void restart(float[] observation) {
    environment.reset(log.seed(), observation);
    trace.begin(observation);
    result = StepResult.running(0);
  }

  /**
   * Takes the next recorded step.
   *
   * @param observation receives the observation after it; untouched if there was none left
   * @return whether there was a step left to take
   */
  public boolean advance(float[] observation) {
    if (trace.steps() == log.steps() || result.ended()) {
      return false;
    }
    log.action(trace.steps(), action);
    result = environment.step(action, observation);
    trace.add(result, observation);
    return true;
  }

  /** Returns how many steps have been taken since the start. */
  public int steps() {
    return trace.steps();
  }

  /** Returns the sum of the rewards since the start. */
  public double episodicReturn() {
    return trace.episodicReturn();
  }

  /** Returns what the last step brought; reward 0 before the first. */
  public StepResult result() {
    return result;
  }

  /**
   * Plays the whole episode from the start and compares it with what was recorded, to the bit. The
   * environment is left at the episode's end.
   */
  public Verification verify() {
    float[] observation = newObservation();
    restart(observation);
    while (advance(observation)) {
      // Every step is taken for the trace it leaves.
    }
    if (trace.steps() != log.steps()) {
      return differs("it ended after " + trace.steps() + " of " + log.steps() + " steps");
    }
    if (Double.compare(trace.episodicReturn(), log.episodicReturn()) != 0) {
      return differs(
          "the return is " + trace.episodicReturn() + " instead of " + log.episodicReturn());
    }
    if (trace.checksum() != log.checksum()) {
      return differs("observations or rewards on the way are others");
    }
    return new Verification(true, "");
  }

  private float[] newObservation() {
    return new float[environment.spec().observationSpace().size()];
  }

  private static Verification differs(String difference) {
    return new Verification(false, difference);
  }

  /**
   * What came of a comparison.
   *
   * @param exact whether the replay was the recorded episode to the bit
   * @param difference otherwise, the first thing that differed, for people to read; else empty
   */
  public record Verification(boolean exact, String difference) {}
}
