package org.ludus.agent.parts;

/** The action of greatest value. */
public final class Argmax {

  private Argmax() {}

  /**
   * Returns the first action of greatest value, so that the choice is a function of the values.
   *
   * @param values hold one number per action from {@code at} on
   * @param count how many actions there are
   */
  public static int of(float[] values, int at, int count) {
    int best = 0;
    for (int action = 1; action < count; action++) {
      if (values[at + action] > values[at + best]) {
        best = action;
      }
    }
    return best;
  }
}
