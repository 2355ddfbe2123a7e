package org.ludus.app.menu;

import java.util.Optional;
import org.ludus.app.game.Brain;
import org.ludus.app.game.Pace;
import org.ludus.app.game.PolicyPilot;
import org.ludus.app.game.Session;
import org.ludus.app.ui.Picture;
import org.ludus.registry.EnvironmentReference;
import org.ludus.render.Palette;

/** A world on the menu, played by its best model. */
final class Preview implements Picture.Drawing, AutoCloseable {

  /** Played beforehand, so that there is something to see. */
  private static final double HEAD_START_SECONDS = 1.3;

  private static final double PAUSE_SECONDS = 1.2;

  private final Session<?> session;
  private final Pace pace = new Pace(1, System::nanoTime);
  private double pause;
  private long seed = 1;
  private long version;

  private Preview(Brain brain, Palette palette) {
    session =
        new Session<>(brain.model().open(palette), new PolicyPilot(brain.name(), brain.policy()));
    session.begin(seed);
    for (int i = 0; i < HEAD_START_SECONDS * session.spec().stepsPerSecond(); i++) {
      session.step();
    }
  }

  /** Opens a world, if there is a model that can play it. */
  static Optional<Preview> of(EnvironmentReference world, Palette palette) {
    return Brain.best(world).map(brain -> new Preview(brain, palette));
  }

  /** Lets some time pass. */
  void advance(float seconds) {
    if (!session.ended()) {
      pause = PAUSE_SECONDS;
      pace.advance(seconds, session.spec().stepsPerSecond(), session::step);
    } else if ((pause -= seconds) <= 0) {
      session.begin(++seed);
    }
    version++;
  }

  /** Returns the world's width over its height. */
  float aspect() {
    return session.aspect();
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public int[] paint(int width, int height) {
    return session.paint(width, height, 0, session.ended() ? 1 : pace.part(), Optional.empty());
  }

  @Override
  public void close() {
    session.close();
  }
}
