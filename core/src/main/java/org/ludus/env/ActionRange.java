package org.ludus.env;

/**
 * The one place where continuous actions change their units: agents work in numbers from -1 to 1,
 * environments in ranges of their own. Linear between the bounds; where a dimension has none, its
 * typical range stands in for them. Discrete actions stay as they are.
 */
public final class ActionRange {

  /** What 0 and the way from there to 1 stand for; empty for discrete actions. */
  private final float[] middle;

  private final float[] half;
  private final int size;

  private ActionRange(Space actions) {
    size = actions.size();
    int dimensions = actions instanceof Space.Box ? size : 0;
    middle = new float[dimensions];
    half = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      Space.Dimension dimension = ((Space.Box) actions).dimensions().get(i);
      boolean bounded = Float.isFinite(dimension.low()) && Float.isFinite(dimension.high());
      float low = bounded ? dimension.low() : dimension.typicalLow();
      float high = bounded ? dimension.high() : dimension.typicalHigh();
      middle[i] = (low + high) / 2;
      half[i] = (high - low) / 2;
    }
  }

  /** Returns the range of an environment's actions. */
  public static ActionRange of(Space actions) {
    return new ActionRange(actions);
  }

  /** Returns what an agent's actions come from: the same names, every number from -1 to 1. */
  public static Space unit(Space actions) {
    return actions instanceof Space.Box box
        ? Space.Box.of(
            box.dimensions().stream()
                .map(dimension -> new Space.Dimension(dimension.name(), "", -1, 1))
                .toList())
        : actions;
  }

  /**
   * Turns an agent's action into the environment's units.
   *
   * @param unit holds it from {@code at} on; numbers beyond -1 and 1 count as those
   * @param action receives it from {@code to} on; may be the same array at the same place
   */
  public void toEnvironment(float[] unit, int at, float[] action, int to) {
    if (half.length == 0) {
      System.arraycopy(unit, at, action, to, size);
      return;
    }
    for (int i = 0; i < half.length; i++) {
      action[to + i] = middle[i] + half[i] * Math.max(-1, Math.min(1, unit[at + i]));
    }
  }

  /**
   * Turns an action in the environment's units into an agent's.
   *
   * @param action holds it from {@code at} on
   * @param unit receives it from {@code to} on, brought within -1 and 1
   */
  public void toUnit(float[] action, int at, float[] unit, int to) {
    if (half.length == 0) {
      System.arraycopy(action, at, unit, to, size);
      return;
    }
    for (int i = 0; i < half.length; i++) {
      unit[to + i] = Math.max(-1, Math.min(1, (action[at + i] - middle[i]) / half[i]));
    }
  }
}
