package org.ludus.settings;

/** Somebody asked for something that does not exist or is out of range; the message says what. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one whose message is one line, for people: what is wrong, and what would be right. What
   * they wrote themselves may be part of it: control characters in that become spaces.
   */
  public UsageException(String message) {
    super(message.replaceAll("\\p{Cntrl}+", " "));
  }
}
