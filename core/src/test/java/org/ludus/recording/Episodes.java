package org.ludus.recording;

import org.ludus.agent.Actor;
import org.ludus.env.Environment;
import org.ludus.env.Play;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;
import org.ludus.env.cartpole.CartPole;
import org.ludus.env.cartpole.CartPoleOptions;
import org.ludus.env.wrapper.TimeLimit;

/** Episodes to keep. */
final class Episodes {

  private Episodes() {}

  static Environment<?> cartPole() {
    return new TimeLimit<>(new CartPole(CartPoleOptions.defaults()));
  }

  /** Plays at random and keeps the episode. */
  static EpisodeLog random(Environment<?> environment, String reference, long seed) {
    int actionSize = environment.spec().actionSpace().size();
    Actor actor = Play.uniform(environment.spec().actionSpace()).newActor();
    EpisodeRecorder recorder = new EpisodeRecorder(reference, "random", actionSize);
    actor.begin(new SplitMix64(seed));
    float[] observation = new float[environment.spec().observationSpace().size()];
    float[] action = new float[actionSize];
    environment.reset(seed, observation);
    recorder.reset(seed, observation);
    StepResult result;
    do {
      actor.act(observation, 0, action, 0);
      result = environment.step(action, observation);
      recorder.step(action, result, observation);
    } while (!result.ended());
    return recorder.log();
  }
}
