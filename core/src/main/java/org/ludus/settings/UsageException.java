package org.ludus.settings;

import org.ludus.failure.Explained;

/** Somebody asked for something that does not exist or is out of range; the message says what. */
public final class UsageException extends RuntimeException implements Explained {

  private static final long serialVersionUID = 1L;

  /** Twice what the longest list of settings takes. */
  private static final int LONGEST = 4000;

  /**
   * Makes one whose message is one line, for people: what is wrong, and what would be right. What
   * they wrote themselves may be part of it: control characters in that become spaces, and what is
   * longer than anybody reads is cut off.
   */
  public UsageException(String message) {
    super(oneLine(message));
  }

  private static String oneLine(String message) {
    String line = message.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
