package org.ludus.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.RandomStreams;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;
import org.ludus.env.wrapper.TimeLimit;
import org.ludus.train.Trainer;
import org.ludus.train.TrainingConfig;
import org.ludus.train.TrainingListener;
import org.ludus.train.Workers;

/**
 * The smallest world that takes more than one step: five cells in a row, a start at the left, a
 * goal at the right, -1 a step. It is seen as the cell's number, or one-hot.
 */
public final class Corridor implements Environment<Integer>, Inspectable {

  /** Steps from start to goal. */
  public static final int SHORTEST = 4;

  private static final int CELLS = 5;
  private static final int LIMIT = 30;

  /** Trainings in here end when whoever advances them has had enough. */
  private static final long FOREVER = Long.MAX_VALUE;

  private final boolean oneHot;
  private final EnvironmentSpec spec;
  private int cell;

  /** Makes a corridor. */
  public Corridor(boolean oneHot) {
    this.oneHot = oneHot;
    Space.Dimension[] dimensions = new Space.Dimension[CELLS];
    Arrays.fill(dimensions, new Space.Dimension("cell", "", 0, 1));
    Space seen = oneHot ? Space.Box.of(dimensions) : Space.Discrete.numbered(CELLS);
    spec = new EnvironmentSpec("corridor", seen, Space.Discrete.numbered(2), LIMIT, -4, 10);
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    cell = 0;
    see(observation);
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    cell = Math.max(0, Math.min(CELLS - 1, cell + (action[0] == 1 ? 1 : -1)));
    see(observation);
    return new StepResult(-1, succeeded(), false);
  }

  private void see(float[] observation) {
    if (oneHot) {
      Arrays.fill(observation, 0);
      observation[cell] = 1;
    } else {
      observation[0] = cell;
    }
  }

  @Override
  public Integer snapshot() {
    return cell;
  }

  @Override
  public boolean succeeded() {
    return cell == CELLS - 1;
  }

  /** Lets an agent act and learn in so many streams at once, for so many steps of all together. */
  public void train(Agent agent, int steps, int rows) {
    trainer(agent, rows).advance(steps);
  }

  /** Returns what lets an agent act and learn in so many streams at once. */
  public Trainer trainer(Agent agent, int rows) {
    return trainer(
        agent,
        new TrainingConfig(FOREVER, rows, FOREVER, 1),
        new TrainingListener() {},
        new Workers(1));
  }

  /** Returns what trains an agent in corridors like this one. */
  public Trainer trainer(
      Agent agent, TrainingConfig config, TrainingListener listener, Workers workers) {
    List<Environment<?>> worlds = new ArrayList<>();
    for (int i = 0; i < config.envs() + workers.threads(); i++) {
      worlds.add(new TimeLimit<>(new Corridor(oneHot)));
    }
    return new Trainer(
        worlds.subList(0, config.envs()),
        worlds.subList(config.envs(), worlds.size()),
        agent,
        config,
        new RandomStreams(1),
        listener,
        workers);
  }

  /** Returns how many steps a policy takes to the goal, at most the limit. */
  public int stepsToGoal(Policy policy) {
    Environment<Integer> world = new TimeLimit<>(new Corridor(oneHot));
    float[] observation = new float[spec.observationSpace().size()];
    float[] action = new float[1];
    Actor actor = policy.newActor();
    actor.begin(new SplitMix64(0));
    world.reset(0, observation);
    int steps = 0;
    StepResult result;
    do {
      actor.act(observation, 0, action, 0);
      result = world.step(action, observation);
      steps++;
    } while (!result.ended());
    return steps;
  }
}
