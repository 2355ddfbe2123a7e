package org.ludus.agent;

import java.util.ArrayList;
import java.util.List;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.RandomStreams;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;
import org.ludus.env.wrapper.TimeLimit;
import org.ludus.train.EpisodeStatistics;
import org.ludus.train.Evaluator;
import org.ludus.train.Trainer;
import org.ludus.train.TrainingConfig;
import org.ludus.train.TrainingListener;
import org.ludus.train.Workers;

/**
 * The smallest world with an action in units of its own: a number x from -1 to 1 is seen, and the
 * torque is to be x times half of the greatest there is. An episode is one step; its reward is the
 * square of the distance, in greatest torques, below zero. Torques out of range are refused.
 */
public final class Lever implements Environment<Float>, Inspectable {

  /** What the seeds of evaluations are drawn from. */
  public static final long EVALUATION = 99;

  /** Trainings in here end when whoever advances them has had enough. */
  private static final long FOREVER = Long.MAX_VALUE;

  private final float greatest;
  private final EnvironmentSpec spec;
  private float x;

  /** Makes one with torques from minus the greatest to the greatest. */
  public Lever(float greatest) {
    this.greatest = greatest;
    spec =
        new EnvironmentSpec(
            "lever",
            Space.Box.of(new Space.Dimension("x", "", -1, 1)),
            Space.Box.of(new Space.Dimension("torque", "N m", -greatest, greatest)),
            EnvironmentSpec.NO_LIMIT,
            0,
            10);
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    x = (float) (2 * new SplitMix64(seed).nextDouble() - 1);
    observation[0] = x;
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    if (!spec.actionSpace().contains(action, 0)) {
      throw new IllegalArgumentException("no such torque: " + action[0]);
    }
    float distance = action[0] / greatest - x / 2;
    return new StepResult(-distance * distance, true, false);
  }

  @Override
  public Float snapshot() {
    return x;
  }

  @Override
  public boolean succeeded() {
    return true;
  }

  /** Lets an agent act and learn, for so many steps, and returns what it was trained by. */
  public Trainer train(Agent agent, int steps) {
    Trainer trainer =
        new Trainer(
            List.of(world()),
            List.of(world()),
            agent,
            new TrainingConfig(FOREVER, 1, FOREVER, 1),
            new RandomStreams(3),
            new TrainingListener() {},
            new Workers(1));
    trainer.advance(steps);
    return trainer;
  }

  private Environment<?> world() {
    return new TimeLimit<>(new Lever(greatest));
  }

  /** Returns how a policy does over a hundred episodes, always the same ones. */
  public EpisodeStatistics evaluate(Policy policy) {
    return new Evaluator(world()).evaluate(policy, 100, new SplitMix64(EVALUATION)::nextLong);
  }

  /** Returns what a policy does where -0.8, 0 and 0.8 are seen, in greatest torques. */
  public List<Float> shares(Policy policy) {
    List<Float> shares = new ArrayList<>();
    float[] action = new float[1];
    Actor actor = policy.newActor();
    actor.begin(new SplitMix64(1));
    for (float seen : new float[] {-0.8f, 0, 0.8f}) {
      actor.act(new float[] {seen}, 0, action, 0);
      shares.add(action[0] / greatest);
    }
    return shares;
  }
}
