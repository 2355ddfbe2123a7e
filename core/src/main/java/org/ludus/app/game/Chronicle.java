package org.ludus.app.game;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ludus.app.game.Game.Mode;
import org.ludus.app.shell.Shell;
import org.ludus.env.Environment;
import org.ludus.env.StepResult;
import org.ludus.profile.GameLibrary;
import org.ludus.profile.PersonalBests;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.EpisodeRecorder;
import org.ludus.recording.ReplayFile;
import org.ludus.registry.Environments;

/**
 * Writes down what is played: every game goes to the library, what a person played alone and
 * without going back counts for the personal best, and everything goes to a file if one was named.
 */
final class Chronicle implements AutoCloseable {

  /** A person's game that was given up before is not worth a place in the library. */
  private static final int LEAST_STEPS = 10;

  private final Shell shell;
  private final Game game;
  private final List<EpisodeLog> taken = new ArrayList<>();
  private Optional<GameLibrary.Entry> entry = Optional.empty();
  private boolean byPerson;
  private boolean mixed;
  private boolean alone;
  private boolean done;

  Chronicle(Shell shell, Game game) {
    this.shell = shell;
    this.game = game;
  }

  /** Starts a new episode. */
  void begin(boolean personPlays) {
    byPerson = personPlays;
    mixed = false;
    alone = personPlays;
    done = false;
    entry = Optional.empty();
  }

  /** Learns that somebody else plays from now on. */
  void changedHands(boolean personPlays) {
    byPerson |= personPlays;
    mixed = true;
    alone = false;
    done = false;
  }

  /** Learns that somebody went back in time, after which it is no fair game any more. */
  void wentBack() {
    alone = false;
  }

  /** Returns whether more than one player has had the controls in this episode. */
  boolean isMixed() {
    return mixed;
  }

  /** Writes down an episode that has ended; tells what it means for the personal best. */
  Optional<PersonalBests.Outcome> finish(Session<?> session) {
    if (done || (game.mode() == Mode.REPLAY && !mixed)) {
      return Optional.empty();
    }
    done = true;
    add(session);
    if (!alone) {
      return Optional.empty();
    }
    PersonalBests.Best result =
        new PersonalBests.Best(
            session.episodeReturn(), session.steps(), session.seed(), Instant.now());
    return Optional.of(shell.profile().bests().record(game.world(), result));
  }

  /** Writes down an episode that is given up, if a person has played it. */
  void abandon(Session<?> session) {
    if (!done && byPerson && session.length() > 0) {
      done = true;
      if (session.length() >= LEAST_STEPS) {
        add(session);
      } else if (game.record().isPresent()) {
        taken.add(log(session));
      }
    }
  }

  /** Keeps the present episode for good; returns a line that says so. */
  String keep(Session<?> session) {
    if (game.mode() == Mode.REPLAY && !mixed) {
      return "It is in a file already";
    }
    if (session.length() == 0) {
      return "Nothing has been played yet";
    }
    if (entry.isEmpty() || !session.ended()) {
      entry = Optional.of(shell.profile().games().add(log(session), Instant.now()));
    }
    shell.profile().games().keep(entry.get(), true);
    return "Kept among your recordings";
  }

  private void add(Session<?> session) {
    EpisodeLog log = log(session);
    entry = Optional.of(shell.profile().games().add(log, Instant.now()));
    if (game.record().isPresent()) {
      taken.add(log);
    }
  }

  /**
   * Plays the episode once more in the world as it is by itself: the one on screen may show its
   * observations in a form that only the brain at hand understands.
   */
  private EpisodeLog log(Session<?> session) {
    try (Environment<?> world = Environments.make(game.world())) {
      int size = world.spec().actionSpace().size();
      float[] action = new float[size];
      float[] observation = new float[world.spec().observationSpace().size()];
      EpisodeRecorder recorder =
          new EpisodeRecorder(game.world().toString(), player(session), size);
      world.reset(session.seed(), observation);
      recorder.reset(session.seed(), observation);
      for (int step = 0; step < session.length(); step++) {
        session.action(step, action);
        StepResult result = world.step(action, observation);
        recorder.step(action, result, observation);
      }
      return recorder.log();
    }
  }

  private String player(Session<?> session) {
    String model = game.brain().map(brain -> brain.model().label()).orElse("");
    if (mixed) {
      return "you and " + model;
    }
    return byPerson ? "you" : session.pilot() instanceof PolicyPilot ? model : "you";
  }

  /** Writes the file, if there is one to write and anything was played. */
  @Override
  public void close() {
    if (game.record().isPresent() && !taken.isEmpty()) {
      try {
        ReplayFile.write(game.record().get(), taken);
      } catch (IOException e) {
        shell.failed(e);
      }
    }
  }
}
