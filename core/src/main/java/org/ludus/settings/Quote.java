package org.ludus.settings;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What somebody has written, for a message of one line: cut off where it is long. */
public final class Quote {

  private static final int LONGEST = 60;

  private Quote() {}

  /** Returns a value out of a file or from the command line. */
  public static String of(Object value) {
    String said = value instanceof List<?> list ? elements(list) : single(value);
    String text = said.trim().replaceAll("\\p{Cntrl}+", " ");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  private static String elements(List<?> list) {
    return list.stream()
        .limit(LONGEST)
        .map(Quote::single)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** A value out of a file may hold itself: what is nested is not written out. */
  private static String single(Object value) {
    boolean nested = value instanceof Iterable<?> || value instanceof Map<?, ?>;
    return nested ? "[...]" : String.valueOf(value);
  }
}
