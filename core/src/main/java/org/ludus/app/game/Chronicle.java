package org.ludus.app.game;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.ludus.app.game.Game.Mode;
import org.ludus.app.play.EpisodeInPlay;
import org.ludus.app.play.PlayedEpisodes;
import org.ludus.app.play.PolicyPilot;
import org.ludus.app.shell.Shell;
import org.ludus.profile.GameLibrary;
import org.ludus.profile.PersonalBests;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.ReplayFile;

/**
 * Writes down what is played: every game goes to the library, what a person played alone and
 * without going back counts for the personal best, and everything goes to a file if one was named.
 */
final class Chronicle implements AutoCloseable {

  /** A person's game that was given up before is not worth a place in the library. */
  private static final int LEAST_STEPS = 10;

  /**
   * A robot plays thirty games in the time a person needs for one: of those watched in a sitting
   * only the last few are kept, lest they push out everything else.
   */
  private static final int MOST_WATCHED = 5;

  private final Shell shell;
  private final Game game;
  private final List<EpisodeLog> taken = new ArrayList<>();
  private final Deque<GameLibrary.Entry> watched = new ArrayDeque<>();
  private Optional<GameLibrary.Entry> entry = Optional.empty();
  private int keptLength = -1;
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
    keptLength = -1;
  }

  /** Learns that somebody else plays from now on. */
  void changedHands(boolean personPlays, boolean ended) {
    mixed = true;
    alone = false;
    if (!ended) {
      byPerson |= personPlays;
      done = false;
    }
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
  Optional<PersonalBests.Outcome> finish(EpisodeInPlay<?> episode) {
    if (done || (game.mode() == Mode.REPLAY && !mixed)) {
      return Optional.empty();
    }
    done = true;
    add(episode);
    if (!alone) {
      return Optional.empty();
    }
    PersonalBests.Best result =
        new PersonalBests.Best(
            episode.episodeReturn(), episode.steps(), episode.seed(), Instant.now());
    return Optional.of(shell.profile().bests().record(game.environment(), result));
  }

  /** Writes down an episode that is given up, if a person has played it. */
  void abandon(EpisodeInPlay<?> episode) {
    if (!done && byPerson && episode.length() > 0) {
      done = true;
      if (episode.length() == keptLength) {
        // It is in the library already, as far as it went.
        return;
      }
      if (episode.length() >= LEAST_STEPS) {
        add(episode);
      } else if (game.record().isPresent()) {
        taken.add(log(episode));
      }
    }
  }

  /** Keeps the present episode for good; returns a line that says so. */
  String keep(EpisodeInPlay<?> episode) {
    if (game.mode() == Mode.REPLAY && !mixed) {
      return "It is in a file already";
    }
    if (episode.length() == 0) {
      return "Nothing has been played yet";
    }
    if (entry.isEmpty() || !episode.ended()) {
      entry = Optional.of(shell.profile().games().add(log(episode), Instant.now()));
      keptLength = episode.length();
    }
    shell.profile().games().keep(entry.get(), true);
    return "Kept among your recordings";
  }

  private void add(EpisodeInPlay<?> episode) {
    EpisodeLog log = log(episode);
    entry = Optional.of(shell.profile().games().add(log, Instant.now()));
    if (!byPerson) {
      watched.addLast(entry.get());
      if (watched.size() > MOST_WATCHED) {
        forget(watched.removeFirst());
      }
    }
    if (game.record().isPresent()) {
      taken.add(log);
    }
  }

  private void forget(GameLibrary.Entry old) {
    for (GameLibrary.Entry known : shell.profile().games().entries()) {
      if (known.id().equals(old.id()) && !known.kept()) {
        shell.profile().games().delete(known);
      }
    }
  }

  private EpisodeLog log(EpisodeInPlay<?> episode) {
    return PlayedEpisodes.of(episode, game.environment(), player(episode));
  }

  private String player(EpisodeInPlay<?> episode) {
    String model = game.brain().map(brain -> brain.model().label()).orElse("");
    if (mixed) {
      return "you and " + model;
    }
    return byPerson ? "you" : episode.pilot() instanceof PolicyPilot ? model : "you";
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
