package org.ludus.env.wrapper;

import org.ludus.failure.Explained;

/**
 * A world did what no world may: it failed, or gave what is no number. The message is one line that
 * names the world, the episode and the step.
 */
public final class EnvironmentFault extends RuntimeException implements Explained {

  private static final long serialVersionUID = 1L;

  /** Makes one; the message is one line for people. */
  public EnvironmentFault(String message) {
    this(message, null);
  }

  /**
   * Makes one; the message is one line for people.
   *
   * @param cause what the world has thrown
   */
  public EnvironmentFault(String message, Throwable cause) {
    super(message, cause);
  }
}
