package org.ludus.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.failure.Explained;
import org.ludus.failure.Failures;
import org.ludus.file.FileFormatException;

/**
 * The games of a file. They may be anybody's: of a world that is not there, with actions that it
 * does not have, or from a plug-in that fails. Whoever plays them again does so through here, so
 * that whatever is wrong ends in one line that names file and game.
 *
 * @param file the file
 * @param games its games, at least one
 */
public record Recording(Path file, List<EpisodeLog> games) {

  /** Keeps a copy of the list. */
  public Recording {
    games = List.copyOf(games);
  }

  /**
   * Reads a file.
   *
   * @throws IOException as {@link ReplayFile#read} does
   */
  public static Recording read(Path file) throws IOException {
    return new Recording(file, ReplayFile.read(file));
  }

  /**
   * What is done with a game.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Use<T> {

    /** Does it; may throw what it likes. */
    T of(EpisodeLog game) throws IOException;
  }

  /**
   * Uses a game.
   *
   * @param index which one, counted from 0
   * @throws FileFormatException if that fails in another way than reading or writing does; the line
   *     says of which game and why
   * @throws IOException if the use throws it
   */
  public <T> T use(int index, Use<T> use) throws IOException {
    try {
      return use.of(games.get(index));
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      throw new FileFormatException(
          file, "game %s cannot be played again: %s".formatted(index + 1, reason(e)));
    }
  }

  /**
   * Makes sure that the worlds of all games are there, and have their actions.
   *
   * @param worlds makes a world from its reference
   * @throws FileFormatException if that is not so
   */
  public void requirePlayable(Function<String, Environment<?>> worlds) throws IOException {
    Map<String, EnvironmentSpec> known = new HashMap<>();
    for (int i = 0; i < games.size(); i++) {
      use(
          i,
          game -> {
            EnvironmentSpec spec =
                known.computeIfAbsent(
                    game.environment(),
                    reference -> {
                      try (Environment<?> world = worlds.apply(reference)) {
                        return world.spec();
                      }
                    });
            game.requireActionsOf(spec);
            return spec;
          });
    }
  }

  /**
   * Plays a game again and compares it with what was recorded.
   *
   * @param index which one, counted from 0
   * @param worlds makes a world from its reference
   * @throws FileFormatException if it cannot be played
   */
  public Replay.Verification verify(int index, Function<String, Environment<?>> worlds)
      throws IOException {
    return use(
        index,
        game -> {
          try (Environment<?> world = worlds.apply(game.environment())) {
            return new Replay(game, world).verify();
          }
        });
  }

  /**
   * Plays a game again and makes sure that it comes out as it was.
   *
   * @throws FileFormatException if it does not, or cannot be played
   */
  public void requireExact(int index, Function<String, Environment<?>> worlds) throws IOException {
    Replay.Verification verification = verify(index, worlds);
    if (!verification.exact()) {
      throw new FileFormatException(
          file,
          "game %s does not come out the same: %s".formatted(index + 1, verification.difference()));
    }
  }

  /** A world refuses what it is given by an exception of Java's own, in a line for people. */
  static String reason(Throwable failure) {
    boolean refused =
        failure instanceof Explained
            || failure instanceof IllegalArgumentException
            || failure instanceof IllegalStateException;
    return refused ? Failures.said(failure) : Failures.described(failure);
  }
}
