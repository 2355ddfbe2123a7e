package org.ludus.display;

import java.nio.file.Path;
import java.util.Optional;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.failure.Explained;
import org.ludus.model.Model;
import org.ludus.recording.EpisodeLog;
import org.ludus.run.Experiment;

/** Opens the game's window. The desktop module has one; the core knows no window system. */
public interface Display {

  /**
   * Opens the window and returns when it is closed.
   *
   * @throws NoDisplayException if there is no window system
   */
  void open(Request request) throws NoDisplayException;

  /** What to show first. */
  sealed interface Request {}

  /** The menu. */
  record Menu() implements Request {}

  /**
   * A world for a person to play.
   *
   * @param environment the world
   * @param seed of the first episode; each further one takes the next
   * @param speed times the world's own pace
   * @param record where to write the played episodes, if anywhere
   */
  record Play(EnvironmentReference environment, long seed, double speed, Optional<Path> record)
      implements Request {}

  /**
   * A model that plays.
   *
   * @param model who plays what
   * @param seed of the first episode; each further one takes the next
   * @param speed times the world's own pace
   * @param episodes after so many the window closes; 0: never
   */
  record Watch(Model model, long seed, double speed, int episodes) implements Request {}

  /**
   * A recorded episode.
   *
   * @param episodes what was recorded
   * @param speed times the world's own pace
   */
  record Show(java.util.List<EpisodeLog> episodes, double speed) implements Request {}

  /**
   * A training, live.
   *
   * @param experiment what is trained
   * @param folder where the run is kept: a new one, or the one to go on with
   * @param resume whether to go on
   * @param threads how many may work at once
   */
  record Learn(Experiment experiment, Path folder, boolean resume, int threads)
      implements Request {}

  /** There is no window system to open a window with. */
  final class NoDisplayException extends Exception implements Explained {

    private static final long serialVersionUID = 1L;

    /** Makes one; the message is one line. */
    public NoDisplayException(String message) {
      super(message);
    }
  }
}
