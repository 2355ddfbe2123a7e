package org.ludus.recording;

import java.util.random.RandomGenerator;
import org.ludus.agent.Actor;
import org.ludus.env.Environment;
import org.ludus.env.StepResult;

/**
 * Makes logs of episodes by playing them. A log is of the world as it is by itself, so that whoever
 * replays it needs to know nothing of who played.
 */
public final class EpisodeLogs {

  private EpisodeLogs() {}

  /** The actions of an episode that has been played before. */
  @FunctionalInterface
  public interface Actions {

    /** Writes the action of a step, counted from 0. */
    void action(int step, float[] target);
  }

  /**
   * Plays an episode again and keeps it.
   *
   * @param bare the world as it is by itself; not closed
   * @param environment reference of the world with its options
   * @param player who played, for people to read
   * @param steps how many steps it has
   */
  public static EpisodeLog of(
      Environment<?> bare,
      String environment,
      String player,
      long seed,
      int steps,
      Actions actions) {
    float[] action = new float[bare.spec().actionSpace().size()];
    float[] observation = new float[bare.spec().observationSpace().size()];
    EpisodeRecorder recorder = new EpisodeRecorder(environment, player, action.length);
    bare.reset(seed, observation);
    recorder.reset(seed, observation);
    for (int step = 0; step < steps; step++) {
      actions.action(step, action);
      StepResult result = bare.step(action, observation);
      recorder.step(action, result, observation);
    }
    return recorder.log();
  }

  /**
   * Has somebody play an episode who may see the world through wrappers: so two of them are played
   * in step. In a world without a limit it is left after {@link
   * org.ludus.env.EnvironmentSpec#longestAwaited} steps.
   *
   * @param seen the world as the player sees it; not closed
   * @param bare the same world as it is by itself; not closed
   * @param environment reference of the world with its options
   * @param name who plays, for people to read
   * @param player is told of the beginning of the episode
   * @param random handed to the player
   */
  public static EpisodeLog play(
      Environment<?> seen,
      Environment<?> bare,
      String environment,
      String name,
      Actor player,
      long seed,
      RandomGenerator random) {
    float[] observation = new float[seen.spec().observationSpace().size()];
    float[] bareObservation = new float[bare.spec().observationSpace().size()];
    float[] action = new float[bare.spec().actionSpace().size()];
    EpisodeRecorder recorder = new EpisodeRecorder(environment, name, action.length);
    player.begin(random);
    seen.reset(seed, observation);
    bare.reset(seed, bareObservation);
    recorder.reset(seed, bareObservation);
    int longest = bare.spec().longestAwaited();
    StepResult result;
    int length = 0;
    do {
      player.act(observation, 0, action, 0);
      seen.step(action, observation);
      result = bare.step(action, bareObservation);
      recorder.step(action, result, bareObservation);
      length++;
    } while (!result.ended() && length < longest);
    return recorder.log();
  }
}
