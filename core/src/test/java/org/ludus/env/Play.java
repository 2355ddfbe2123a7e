package org.ludus.env;

import java.util.ArrayList;
import java.util.List;
import org.ludus.agent.Actor;
import org.ludus.agent.Policy;
import org.ludus.agent.policy.UniformPolicy;

/** Plays episodes in tests. */
public final class Play {

  private Play() {}

  /** What an episode came to. */
  public record Outcome(double episodicReturn, int length, boolean succeeded, boolean truncated) {}

  /** Plays one episode of a limited environment. */
  public static Outcome episode(Environment<?> environment, Policy policy, long seed) {
    float[] observation = new float[environment.spec().observationSpace().size()];
    float[] action = new float[environment.spec().actionSpace().size()];
    Actor actor = policy.newActor();
    actor.begin(new SplitMix64(~seed));
    environment.reset(seed, observation);
    double episodicReturn = 0;
    for (int length = 1; ; length++) {
      actor.act(observation, 0, action, 0);
      StepResult result = environment.step(action, observation);
      episodicReturn += result.reward();
      if (result.ended()) {
        boolean succeeded = environment.capability(Inspectable.class).orElseThrow().succeeded();
        return new Outcome(episodicReturn, length, succeeded, result.truncated());
      }
    }
  }

  /** Plays the episodes with the seeds from 0 on. */
  public static List<Outcome> episodes(Environment<?> environment, Policy policy, int count) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int seed = 0; seed < count; seed++) {
      outcomes.add(episode(environment, policy, seed));
    }
    return outcomes;
  }

  /** Returns the mean return. */
  public static double meanReturn(List<Outcome> outcomes) {
    return outcomes.stream().mapToDouble(Outcome::episodicReturn).average().orElseThrow();
  }

  /** Returns how many episodes ended well. */
  public static long successes(List<Outcome> outcomes) {
    return outcomes.stream().filter(Outcome::succeeded).count();
  }

  /** Returns a policy that draws every action with equal chance. */
  public static Policy uniform(Space actions) {
    return new UniformPolicy(actions);
  }

  /** Returns every bit that an episode of random actions shows, of at most that many steps. */
  public static List<Integer> trace(Environment<?> environment, long seed, int steps) {
    float[] observation = new float[environment.spec().observationSpace().size()];
    float[] action = new float[environment.spec().actionSpace().size()];
    Actor actor = uniform(environment.spec().actionSpace()).newActor();
    actor.begin(new SplitMix64(seed));
    List<Integer> bits = new ArrayList<>();
    environment.reset(seed, observation);
    add(bits, observation);
    for (int i = 0; i < steps; i++) {
      actor.act(observation, 0, action, 0);
      StepResult result = environment.step(action, observation);
      add(bits, observation);
      bits.add(Float.floatToRawIntBits(result.reward()));
      if (result.ended()) {
        break;
      }
    }
    return bits;
  }

  private static void add(List<Integer> bits, float[] numbers) {
    for (float number : numbers) {
      bits.add(Float.floatToRawIntBits(number));
    }
  }
}
