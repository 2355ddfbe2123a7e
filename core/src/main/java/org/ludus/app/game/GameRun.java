package org.ludus.app.game;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ludus.app.game.Game.Mode;
import org.ludus.app.play.EpisodeInPlay;
import org.ludus.app.play.KeyboardPilot;
import org.ludus.app.play.Pilot;
import org.ludus.app.play.PolicyPilot;
import org.ludus.app.shell.Keys;
import org.ludus.app.shell.Shell;
import org.ludus.app.xray.ValueCurve;
import org.ludus.catalog.Controls;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.Environments;
import org.ludus.profile.PersonalBests;
import org.ludus.render.Palette;
import org.ludus.render.Scene;
import org.ludus.sound.Sound;
import org.ludus.sound.SoundTrack;

/** A game as it goes on: episode after episode, who plays, and what is kept of it. */
public final class GameRun implements AutoCloseable {

  private static final Pilot NOBODY =
      new Pilot() {
        @Override
        public String name() {
          return "nobody";
        }

        @Override
        public boolean act(float[] observation, float[] action) {
          return false;
        }
      };

  private final Shell shell;
  private final Game game;
  private final EpisodeInPlay<?> episode;
  private final SoundTrack<Object> track;
  private final KeyboardPilot person;
  private final Optional<PolicyPilot> robot;
  private final Chronicle chronicle;
  private final ValueCurve curve;
  private int number;
  private boolean finished;
  private Optional<PersonalBests.Outcome> outcome = Optional.empty();

  private GameRun(Shell shell, Game game, Keys keys, Scene<?> scene) throws IOException {
    this.shell = shell;
    this.game = game;
    EnvironmentEntry<?, ?> environment = Environments.find(game.environment().id());
    track = environment.sound();
    person =
        new KeyboardPilot(
            environment.controls(), keys.controls(), scene.environment().spec().actionSpace());
    robot = game.brain().map(brain -> new PolicyPilot(brain.name(), brain.policy()));
    Pilot first = game.mode() == Mode.WATCH ? robot.orElseThrow() : person;
    episode = new EpisodeInPlay<>(scene, first);
    chronicle = new Chronicle(shell, game);
    curve = new ValueCurve(episode, game.brain());
    begin(0);
  }

  /**
   * Opens a game's world and starts its first episode.
   *
   * @throws IOException if what is to be recorded could not be written
   */
  static GameRun open(Shell shell, Game game, Keys keys) throws IOException {
    Scene<?> scene =
        game.brain().isPresent()
            ? game.brain().get().model().open(shell.palette())
            : Environments.open(game.environment(), shell.palette());
    try {
      return new GameRun(shell, game, keys, scene);
    } catch (IOException | RuntimeException e) {
      scene.close();
      throw e;
    }
  }

  private void begin(int number) {
    this.number = number;
    finished = false;
    outcome = Optional.empty();
    if (game.mode() == Mode.REPLAY) {
      episode.load(game.recorded().get(number % game.recorded().size()));
    } else {
      episode.begin(game.seeds().applyAsLong(number));
    }
    chronicle.begin(game.mode() != Mode.REPLAY && episode.pilot() == person);
    curve.remember();
    shell.sounds().hush();
  }

  /** Starts this episode again. */
  void again() {
    chronicle.abandon(episode);
    begin(number);
  }

  /** Starts the next episode. */
  void next() {
    begin(number + 1);
  }

  /** Takes one step, if there is one to take; says whether another may follow. */
  boolean step() {
    if (isOver()) {
      // Where a recording ends, nobody plays on.
      return false;
    }
    boolean inThePast = !episode.isAtTheFront();
    int before = episode.steps();
    boolean more = episode.step() && !isOver();
    if (episode.steps() > before) {
      curve.remember();
      track.listen(episode.stateBefore(), episode.state(), shell.sounds());
    }
    if (!inThePast && episode.ended() && !finished) {
      finished = true;
      outcome = chronicle.finish(episode);
      if (outcome.map(PersonalBests.Outcome::newBest).orElse(false)) {
        shell.sounds().play(Sound.BEST);
      }
    }
    return more;
  }

  /**
   * Goes towards a moment of the episode as far as time allows; the same call goes on from there.
   *
   * @param more asked before each step on the way whether to take it
   * @return whether the moment is reached
   */
  boolean seek(int position, BooleanSupplier more) {
    if (position < episode.steps()) {
      chronicle.wentBack();
    }
    shell.sounds().hush();
    return episode.seek(position, more);
  }

  /**
   * Hands the controls from the robot to the person, or back.
   *
   * @return whether there is a robot
   */
  boolean takeOver() {
    if (isPersonPlaying() && robot.isEmpty()) {
      shell.say("There is no robot that can play here");
      return false;
    }
    episode.handTo(isPersonPlaying() ? robot.get() : person);
    finished = episode.ended();
    chronicle.changedHands(isPersonPlaying(), episode.ended());
    person.releaseAll();
    return true;
  }

  /** Keeps this game for good, as far as it has gone. */
  void keep() {
    shell.say(chronicle.keep(episode));
  }

  /** Returns whether what is seen was played before, and nobody has taken over since. */
  public boolean isReplaying() {
    return game.mode() == Mode.REPLAY && !chronicle.isMixed();
  }

  /** Returns whether a person's keys act in the world at present. */
  public boolean isPersonPlaying() {
    return episode.pilot() == person && !isReplaying();
  }

  /** Returns whether there is nothing more to come in this episode. */
  public boolean isOver() {
    return episode.isAtTheFront() && (episode.ended() || isReplaying());
  }

  /** Returns whether the episode begins with a key of the person's, and none has been pressed. */
  boolean awaitsFirstKey() {
    return isPersonPlaying()
        && person.controls().clock() == Controls.Clock.TIME_AFTER_FIRST_KEY
        && episode.length() == 0
        && !person.hasPressWaiting();
  }

  /** Returns whether the next episode starts by itself. */
  boolean goesOnByItself() {
    return !isPersonPlaying() && !isReplaying();
  }

  /** Returns who plays, for people. */
  public String who() {
    if (isReplaying()) {
      return "Recording of " + game.recorded().get(number % game.recorded().size()).agent();
    }
    return isPersonPlaying() ? "You play" : "played by " + episode.pilot().name();
  }

  /** Returns how the episode has ended, for people. */
  String ending() {
    return episode.ended() ? episode.ending() : "The recording ends here";
  }

  /** Returns what the game's end meant for the personal best; nothing if it does not count. */
  public Optional<PersonalBests.Outcome> outcome() {
    return outcome;
  }

  /** Returns the best game of the person in this world. */
  Optional<PersonalBests.Best> best() {
    return shell.profile().bests().best(game.environment());
  }

  /** Returns what was expected and what came of it, step by step. */
  ValueCurve curve() {
    return curve;
  }

  /** Returns what is played. */
  public Game game() {
    return game;
  }

  /** Returns the episode. */
  public EpisodeInPlay<?> episode() {
    return episode;
  }

  /** Returns the colours that the world is drawn in. */
  Palette palette() {
    return shell.palette();
  }

  /** Returns the person, who may be playing or not. */
  public KeyboardPilot person() {
    return person;
  }

  /** Returns who decides; in a recording, nobody does. */
  public Pilot pilot() {
    return isReplaying() ? NOBODY : episode.pilot();
  }

  /** Returns the number of the episode, counted from 0. */
  public int episodeNumber() {
    return number;
  }

  @Override
  public void close() {
    try {
      chronicle.abandon(episode);
      chronicle.close();
    } finally {
      episode.close();
    }
  }
}
