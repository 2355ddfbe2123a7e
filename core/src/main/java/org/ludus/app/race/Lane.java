package org.ludus.app.race;

import java.util.Optional;
import org.ludus.app.game.KeyboardPilot;
import org.ludus.app.game.Pace;
import org.ludus.app.game.Pilot;
import org.ludus.app.game.PolicyPilot;
import org.ludus.app.game.Session;
import org.ludus.app.shell.Keys;
import org.ludus.app.ui.Picture;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.EnvironmentSpec;
import org.ludus.render.Palette;
import org.ludus.render.Scene;

/** One side of a race: a world of its own, and who plays in it. */
final class Lane implements Picture.Drawing, AutoCloseable {

  /** How long a piece takes from one cell to the next in a world that waits for its player. */
  private static final float GLIDE_SECONDS = 0.13f;

  /** Where nothing else ends a round, nobody would want to wait any longer for its end. */
  private static final int LONGEST_ROUND_SECONDS = 120;

  private final Racer racer;
  private final Session<?> session;
  private final Optional<KeyboardPilot> person;
  private final Pace pace = new Pace(1, System::nanoTime);
  private float sinceStep;
  private int points;
  private long version;

  Lane(EnvironmentReference world, Racer racer, Keys keys, Palette palette) {
    this.racer = racer;
    Scene<?> scene =
        racer.brain().isPresent()
            ? racer.brain().get().model().open(palette)
            : Environments.open(world, palette);
    person =
        racer.isPerson()
            ? Optional.of(
                new KeyboardPilot(
                    Environments.find(world.id()).controls(),
                    keys.controls(),
                    scene.environment().spec().actionSpace()))
            : Optional.empty();
    Pilot pilot =
        person.isPresent()
            ? person.get()
            : new PolicyPilot(racer.name(), racer.brain().orElseThrow().policy());
    session = new Session<>(scene, pilot);
  }

  /** Starts a round. */
  void begin(long seed) {
    session.begin(seed);
    pace.forget();
    person.ifPresent(KeyboardPilot::forget);
  }

  /** Lets time pass; says whether a step was taken. */
  boolean advance(float seconds) {
    int before = session.steps();
    sinceStep += seconds;
    if (session.pilot().setsThePace()) {
      while (step()) {
        // Every key that has been pressed is a step.
      }
    } else {
      pace.advance(seconds, session.spec().stepsPerSecond(), this::step);
    }
    version++;
    if (session.steps() != before) {
      sinceStep = 0;
    }
    return session.steps() != before;
  }

  private boolean step() {
    return !isOver() && session.step() && !isOver();
  }

  /** Returns whether the round is over here, by the world's rules or because it took too long. */
  boolean isOver() {
    EnvironmentSpec spec = session.spec();
    return session.ended()
        || (spec.maxEpisodeSteps() == EnvironmentSpec.NO_LIMIT
            && session.steps() >= LONGEST_ROUND_SECONDS * spec.stepsPerSecond());
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

  Session<?> session() {
    return session;
  }

  Optional<KeyboardPilot> person() {
    return person;
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public int[] paint(int width, int height) {
    float part = session.pilot().setsThePace() ? sinceStep / GLIDE_SECONDS : pace.part();
    return session.paint(width, height, 0, isOver() ? 1 : Math.min(part, 1), Optional.empty());
  }

  @Override
  public void close() {
    session.close();
  }
}
