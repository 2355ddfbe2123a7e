package org.ludus.check;

import java.util.Arrays;
import java.util.function.Consumer;
import org.ludus.env.Behaviour;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;

/**
 * What a random player saw in an episode.
 *
 * @param length its steps
 * @param ended whether it came to its end, and was not left before
 * @param hash a hash over every bit of every observation, reward and end
 */
record RandomEpisode(int length, boolean ended, long hash) {

  /** As many steps as are looked at where it does not matter how an episode ends. */
  private static final int ENOUGH = 1_000;

  /** Plays the episode with that seed to its end, or as far as needs to be looked at. */
  static RandomEpisode play(Environment<?> environment, long seed) {
    return play(environment, seed, ENOUGH, own -> {});
  }

  /**
   * Plays the episode with that seed.
   *
   * @param maxSteps steps after which it is left
   * @param afterStep told the observation after every step
   */
  static RandomEpisode play(
      Environment<?> environment, long seed, int maxSteps, Consumer<float[]> afterStep) {
    EnvironmentSpec spec = environment.spec();
    float[] observation = new float[spec.observationSpace().size()];
    float[] action = new float[spec.actionSpace().size()];
    Behaviour player = Behaviour.uniform(spec.actionSpace());
    player.begin(new SplitMix64(seed));
    environment.reset(seed, observation);
    long hash = Arrays.hashCode(observation);
    int length = 0;
    StepResult result;
    do {
      player.act(observation, 0, action, 0);
      result = environment.step(action, observation);
      afterStep.accept(observation);
      hash = SplitMix64.mix(hash + Arrays.hashCode(observation));
      hash = SplitMix64.mix(hash + result.hashCode());
      length++;
    } while (!result.ended() && length < maxSteps);
    return new RandomEpisode(length, result.ended(), hash);
  }
}
