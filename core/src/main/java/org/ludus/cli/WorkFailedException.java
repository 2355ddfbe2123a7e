package org.ludus.cli;

/** The call was right but the work failed; the message is one line for people. */
final class WorkFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorkFailedException(String message) {
    super(message);
  }
}
