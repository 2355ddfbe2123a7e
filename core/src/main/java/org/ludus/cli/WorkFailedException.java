package org.ludus.cli;

import org.ludus.failure.Explained;

/** The call was right but the work failed; the message is one line for people. */
final class WorkFailedException extends RuntimeException implements Explained {

  private static final long serialVersionUID = 1L;

  WorkFailedException(String message) {
    super(message);
  }

  WorkFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
