package org.ludus.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines that a terminal of 80 columns has room for. */
final class Paragraphs {

  private static final int WIDTH = 80;

  private Paragraphs() {}

  /** Returns the words in lines that begin with so many spaces, each with its line break. */
  static String wrap(String text, int indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (line.length() > 0 && indent + line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    StringBuilder result = new StringBuilder();
    lines.forEach(each -> result.append(" ".repeat(indent)).append(each).append('\n'));
    return result.toString();
  }

  /** Returns a line whose first two cells are so wide, without spaces at its end. */
  static String row(
      int indent, String first, int width, String second, int secondWidth, String rest) {
    return (" ".repeat(indent) + pad(first, width) + pad(second, secondWidth) + rest)
            .stripTrailing()
        + '\n';
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
