package org.ludus.registry;

import java.util.List;
import org.ludus.env.Environment;
import org.ludus.env.wrapper.StickyActions;

/**
 * The options that every environment has besides its own.
 *
 * @param stickyActions how likely a step repeats the action of the step before instead of taking
 *     the new one; 0 to less than 1
 */
record CommonOptions(double stickyActions) {

  /** Checks the range. */
  CommonOptions {
    if (!(stickyActions >= 0 && stickyActions < 1)) {
      throw new IllegalArgumentException(
          "sticky_actions must be from 0 to less than 1, not " + stickyActions);
    }
  }

  /**
   * Puts around an environment what the options ask for.
   *
   * @param idle the action that does nothing; empty if there is none
   */
  <S> Environment<S> around(Environment<S> environment, List<Float> idle) {
    return stickyActions == 0 ? environment : new StickyActions<>(environment, stickyActions, idle);
  }
}
