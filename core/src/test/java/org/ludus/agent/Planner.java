package org.ludus.agent;

import org.ludus.agent.policy.TabularPolicy;
import org.ludus.env.Environment;
import org.ludus.env.Space;
import org.ludus.env.StepResult;
import org.ludus.file.Archive;

/**
 * Learns the corridor without walking along it, by value iteration: one cell an update, from the
 * start to the goal and again, until a whole sweep has changed nothing. The model it plans by is a
 * corridor of its own.
 */
public final class Planner implements OfflineLearner {

  private final Corridor model = new Corridor(false);
  private final int cells = ((Space.Discrete) model.spec().observationSpace()).count();
  private final float[] values = new float[2 * cells];
  private final Metrics metrics = new Metrics();
  private final Metrics.Mean error = metrics.meanLoss("error");
  private int next;
  private int unchanged;

  @Override
  public boolean learn() {
    if (unchanged >= cells - 1) {
      return false;
    }
    double change = 0;
    for (int action = 0; action < 2; action++) {
      float value = worth(next, action);
      change = Math.max(change, Math.abs(value - values[2 * next + action]));
      values[2 * next + action] = value;
    }
    error.add(change);
    unchanged = change == 0 ? unchanged + 1 : 0;
    // The last cell is the goal, where there is nothing left to do.
    next = (next + 1) % (cells - 1);
    return true;
  }

  private float worth(int cell, int action) {
    float[] seen = new float[1];
    walkTo(model, cell);
    StepResult result = model.step(new float[] {action}, seen);
    int then = (int) seen[0];
    return result.reward()
        + (result.terminated() ? 0 : Math.max(values[2 * then], values[2 * then + 1]));
  }

  private static void walkTo(Environment<?> corridor, int cell) {
    float[] seen = new float[1];
    corridor.reset(0, seen);
    while (seen[0] < cell) {
      corridor.step(new float[] {1}, seen);
    }
  }

  @Override
  public Policy policy() {
    return new TabularPolicy(cells, 2, values);
  }

  @Override
  public Metrics metrics() {
    return metrics;
  }

  @Override
  public void persist(Archive archive) {
    archive.floats(values);
    next = archive.number(next);
    unchanged = archive.number(unchanged);
    metrics.persist(archive);
  }
}
