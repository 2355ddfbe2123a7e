package org.ludus.registry;

import org.ludus.env.Environment;
import org.ludus.env.wrapper.StickyActions;

/**
 * The options that every environment has besides its own.
 *
 * @param stickyActions how likely a step repeats the action of the step before instead of taking
 *     the new one; 0 to less than 1, 0 by default
 */
record CommonOptions(double stickyActions) {

  /** Checks the range. */
  CommonOptions {
    if (!(stickyActions >= 0 && stickyActions < 1)) {
      throw new IllegalArgumentException(
          "sticky_actions must be from 0 to less than 1, not " + stickyActions);
    }
  }

  /** Returns options that leave every environment as it is. */
  static CommonOptions defaults() {
    return new CommonOptions(0);
  }

  /** Puts around an environment what the options ask for. */
  <S> Environment<S> around(Environment<S> environment) {
    return stickyActions == 0 ? environment : new StickyActions<>(environment, stickyActions);
  }
}
