package org.ludus.env.wrapper;

import org.ludus.failure.Explained;

/**
 * Whoever acts in a world has done what nobody can do there. The message is one line that names the
 * world, the episode and the step.
 */
public final class IllegalActionException extends IllegalArgumentException implements Explained {

  private static final long serialVersionUID = 1L;

  IllegalActionException(String message, RuntimeException cause) {
    super(message, cause);
  }
}
