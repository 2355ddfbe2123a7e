package org.ludus.app;

import java.io.IOException;
import java.util.Map;
import org.ludus.registry.EnvironmentEntry;
import org.ludus.registry.Model;
import org.ludus.registry.Models;
import org.ludus.render.Canvas;

/** A world that plays by itself on the menu. */
final class Preview implements AutoCloseable {

  /** Played beforehand, so that there is something to see. */
  private static final double HEAD_START_SECONDS = 1.3;

  private static final double PAUSE_SECONDS = 1.2;

  private final Session session;
  private final Pace pace = new Pace(1, System::nanoTime);
  private double pause;

  /**
   * Opens a world.
   *
   * @throws IOException if whoever plays there cannot be read
   */
  Preview(EnvironmentEntry<?, ?> world) throws IOException {
    String player = world.heuristicFor(Map.of()).isPresent() ? "heuristic" : "random";
    Model model = Models.find(world.id() + "/" + player);
    session =
        new Session(
            model.open(),
            new PolicyPilot(player, model.policy()),
            episode -> episode + 1,
            Tape.none());
    for (int i = 0; i < HEAD_START_SECONDS * session.stepsPerSecond(); i++) {
      session.step();
    }
  }

  /** Lets some time pass. */
  void advance(float seconds) {
    if (!session.ended()) {
      pause = PAUSE_SECONDS;
      pace.advance(seconds, session.stepsPerSecond(), session::step);
    } else if ((pause -= seconds) <= 0) {
      session.next();
    }
  }

  /** Returns the world's width over its height. */
  float aspect() {
    return session.aspect();
  }

  /** Draws the world as it is now. */
  void draw(Canvas canvas) {
    session.draw(canvas);
  }

  @Override
  public void close() {
    session.close();
  }
}
