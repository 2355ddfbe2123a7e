package org.ludus.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which word was meant by one that does not exist. */
public final class NearMiss {

  private NearMiss() {}

  /**
   * Returns how to end the sentence "unknown ... 'word'": with {@code : did you mean 'x'?} if a
   * candidate is near, or with a full stop.
   */
  public static String hint(String word, Collection<String> candidates) {
    return find(word, candidates).map(found -> ": did you mean '" + found + "'?").orElse(".");
  }

  /** Returns the nearest candidate, if one is near: about a third of the letters may be wrong. */
  private static Optional<String> find(String word, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> isNear(word, candidate))
        .min(Comparator.comparingInt((String candidate) -> distance(word, candidate)));
  }

  /** Returns whether a word may be a misspelling of another: a third of the letters are wrong. */
  static boolean isNear(String word, String other) {
    int most = Math.max(1, (other.length() + 1) / 3);
    // To compare what somebody pasted by mistake letter by letter would take its time.
    return Math.abs(word.length() - other.length()) <= most && distance(word, other) <= most;
  }

  /** The Levenshtein distance: letters to insert, delete or replace. */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length()];
  }
}
