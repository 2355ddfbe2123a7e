package org.ludus.app.game;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.ludus.app.play.Brain;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.recording.EpisodeLog;

/**
 * What a game page is opened with.
 *
 * @param mode who plays
 * @param environment where, with its options
 * @param brain the model that plays, or could take over; nobody where there is none
 * @param seeds gives the seed of each episode, counted from 0
 * @param speed times the world's own pace, to begin with
 * @param episodes after so many the window closes; 0: never
 * @param record file that everything played goes to, beside the library, if any
 * @param recorded the episodes of a recording, one after the other
 */
public record Game(
    Mode mode,
    EnvironmentReference environment,
    Optional<Brain> brain,
    IntToLongFunction seeds,
    double speed,
    int episodes,
    Optional<Path> record,
    List<EpisodeLog> recorded) {

  /** Who plays to begin with. */
  public enum Mode {
    /** A person. */
    PLAY,
    /** A model. */
    WATCH,
    /** Nobody: what was recorded happens again. */
    REPLAY
  }

  /** Returns a world for a person to play, with the best model there is standing by. */
  public static Game play(EnvironmentReference environment, long seed, double speed) {
    return new Game(
        Mode.PLAY,
        environment,
        Brain.best(environment),
        episode -> seed + episode,
        speed,
        0,
        Optional.empty(),
        List.of());
  }

  /** Returns a model at play. */
  public static Game watch(Brain brain, long seed, double speed) {
    return new Game(
        Mode.WATCH,
        brain.model().environment(),
        Optional.of(brain),
        episode -> seed + episode,
        speed,
        0,
        Optional.empty(),
        List.of());
  }

  /**
   * Returns recorded episodes.
   *
   * @param episodes at least one, all of the same world
   */
  public static Game replay(List<EpisodeLog> episodes, double speed) {
    EnvironmentReference environment = EnvironmentReference.parse(episodes.get(0).environment());
    return new Game(
        Mode.REPLAY,
        environment,
        Brain.best(environment),
        episode -> episodes.get(episode % episodes.size()).seed(),
        speed,
        0,
        Optional.empty(),
        episodes);
  }

  /** Returns this game, after so many episodes of which the window closes. */
  public Game endingAfter(int count) {
    return new Game(mode, environment, brain, seeds, speed, count, record, recorded);
  }

  /** Returns this game, recorded to a file. */
  public Game recordedTo(Optional<Path> file) {
    return new Game(mode, environment, brain, seeds, speed, episodes, file, recorded);
  }
}
