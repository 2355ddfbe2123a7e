package org.ludus.env;

import java.util.random.RandomGenerator;

/** Draws from all actions with equal chance. */
final class UniformBehaviour implements Behaviour {

  private final Space space;
  private RandomGenerator random = new SplitMix64(0);

  UniformBehaviour(Space space) {
    this.space = space;
  }

  @Override
  public void begin(RandomGenerator source) {
    random = source;
  }

  @Override
  public void act(float[] observations, int at, float[] actions, int to) {
    if (space instanceof Space.Discrete discrete) {
      actions[to] = random.nextInt(discrete.count());
    } else if (space instanceof Space.Box box) {
      for (int i = 0; i < box.size(); i++) {
        Space.Dimension dimension = box.dimensions().get(i);
        actions[to + i] = random.nextFloat(dimension.typicalLow(), dimension.typicalHigh());
      }
    }
  }
}
