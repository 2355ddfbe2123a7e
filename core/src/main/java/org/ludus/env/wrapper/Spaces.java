package org.ludus.env.wrapper;

import org.ludus.env.Space;

/** What wrappers demand of the spaces they are put around. */
final class Spaces {

  private Spaces() {}

  /** Returns the space as a box, or complains in the wrapper's name. */
  static Space.Box box(Space space, String wrapper) {
    if (space instanceof Space.Box box) {
      return box;
    }
    throw new IllegalArgumentException(wrapper + " needs observations of real numbers");
  }

  /** Returns the space as a choice among alternatives, or complains in the wrapper's name. */
  static Space.Discrete discrete(Space space, String wrapper) {
    if (space instanceof Space.Discrete discrete) {
      return discrete;
    }
    throw new IllegalArgumentException(wrapper + " needs discrete observations");
  }
}
