package org.ludus.run;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ludus.settings.Quote;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;

/**
 * A file of recorded games that an agent's memory is filled with before it trains.
 *
 * @param file the file, as it was given
 * @param sha256 the SHA-256 of its content, in hexadecimal digits
 * @param games how many games are in it
 * @param steps how many steps they have in all
 */
public record Prefill(String file, String sha256, int games, long steps) {

  private static final Prefill NOTHING = new Prefill("", "", 0, 0);

  /** Returns it by name, as {@code config.yaml} keeps it. */
  Map<String, Object> toMap() {
    return new LinkedHashMap<>(Settings.toMap(this));
  }

  /**
   * Reads what {@link #toMap} has written.
   *
   * @param where what a message begins with: {@code x.yaml: line 7: }
   * @param node a list of such maps, or null for none
   * @throws UsageException if it is something else
   */
  static List<Prefill> parse(String where, Object node) {
    if (node == null) {
      return List.of();
    }
    if (node instanceof List<?> files) {
      return files.stream().map(file -> parseOne(where, file)).toList();
    }
    throw new UsageException(where + "prefill must be a list of files");
  }

  private static Prefill parseOne(String where, Object node) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (node instanceof Map<?, ?> map) {
      map.forEach((name, value) -> values.put(String.valueOf(name), value));
    }
    if (!values.keySet().containsAll(NOTHING.toMap().keySet())) {
      throw new UsageException(
          where + "a file of prefill has a name (file), a sha256, games and steps");
    }
    Prefill prefill = Settings.override(where + "prefill", NOTHING, values);
    if (!isPath(prefill.file())) {
      throw new UsageException(where + "no file can be called '" + Quote.of(prefill.file()) + "'");
    }
    return prefill;
  }

  private static boolean isPath(String file) {
    try {
      return !Path.of(file).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
