package org.ludus.settings;

import org.ludus.failure.Explained;

/** Somebody asked for something that does not exist or is out of range; the message says what. */
public final class UsageException extends RuntimeException implements Explained {

  private static final long serialVersionUID = 1L;

  /** Makes one whose message is one line, for people: what is wrong, and what would be right. */
  public UsageException(String message) {
    super(message);
  }
}
