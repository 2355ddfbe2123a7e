package org.ludus.app.race;

import java.util.Optional;
import org.ludus.app.play.EpisodeInPlay;
import org.ludus.app.play.KeyboardPilot;
import org.ludus.app.play.Pace;
import org.ludus.app.play.Pilot;
import org.ludus.app.play.PolicyPilot;
import org.ludus.app.shell.Keys;
import org.ludus.app.stage.EpisodePicture;
import org.ludus.app.ui.Picture;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.EnvironmentSpec;
import org.ludus.render.Palette;
import org.ludus.render.Scene;

/** One side of a race: a world of its own, and who plays in it. */
final class Lane implements AutoCloseable {

  /** Where nothing else ends a round, nobody would want to wait any longer for its end. */
  private static final int LONGEST_ROUND_SECONDS = 120;

  private final Racer racer;
  private final EpisodeInPlay<?> episode;
  private final Optional<KeyboardPilot> person;
  private final EpisodePicture picture;
  private final Pace pace = new Pace(1, System::nanoTime);
  private int points;

  Lane(EnvironmentReference environment, Racer racer, Keys keys, Palette palette) {
    this.racer = racer;
    Scene<?> scene =
        racer.brain().isPresent()
            ? racer.brain().get().model().open(palette)
            : Environments.open(environment, palette);
    person =
        racer.isPerson()
            ? Optional.of(
                new KeyboardPilot(
                    Environments.find(environment.id()).controls(),
                    keys.controls(),
                    scene.environment().spec().actionSpace()))
            : Optional.empty();
    Pilot pilot =
        person.isPresent()
            ? person.get()
            : new PolicyPilot(racer.name(), racer.brain().orElseThrow().policy());
    episode = new EpisodeInPlay<>(scene, pilot);
    picture = new EpisodePicture(episode, this::part);
  }

  /** Starts a round. */
  void begin(long seed) {
    episode.begin(seed);
    pace.forget();
    person.ifPresent(KeyboardPilot::forget);
  }

  /** Lets time pass; says whether a step was taken. */
  boolean advance(float seconds) {
    int before = episode.steps();
    if (episode.pilot().setsThePace()) {
      while (step()) {
        // Every key that has been pressed is a step.
      }
    } else {
      pace.advance(seconds, episode.spec().stepsPerSecond(), this::step);
    }
    picture.advance(seconds);
    return episode.steps() != before;
  }

  private boolean step() {
    return !isOver() && episode.step() && !isOver();
  }

  /** Returns whether the round is over here, by the world's rules or because it took too long. */
  boolean isOver() {
    EnvironmentSpec spec = episode.spec();
    return episode.ended()
        || (spec.maxEpisodeSteps() == EnvironmentSpec.NO_LIMIT
            && episode.steps() >= LONGEST_ROUND_SECONDS * spec.stepsPerSecond());
  }

  /** Gives it a point for a round it has won. */
  void win() {
    points++;
  }

  int points() {
    return points;
  }

  Racer racer() {
    return racer;
  }

  EpisodeInPlay<?> episode() {
    return episode;
  }

  Optional<KeyboardPilot> person() {
    return person;
  }

  /** Returns the picture of the world. */
  Picture.Drawing picture() {
    return picture;
  }

  /** Returns how much of the way to the present moment is to be seen. */
  private float part() {
    if (isOver()) {
      return 1;
    }
    return episode.pilot().setsThePace() ? picture.settled() : pace.part();
  }

  @Override
  public void close() {
    episode.close();
  }
}
