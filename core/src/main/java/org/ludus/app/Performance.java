package org.ludus.app;

import java.util.function.IntToLongFunction;
import org.ludus.cli.Display;
import org.ludus.env.Space;
import org.ludus.registry.EnvironmentReference;
import org.ludus.registry.Environments;
import org.ludus.registry.Model;
import org.ludus.registry.UsageException;
import org.ludus.render.Scene;

/**
 * Something for the game screen to show.
 *
 * @param title the world's name, for people
 * @param session the world and who plays in it
 * @param speed times the world's own pace, to begin with
 * @param episodes after so many the window closes; 0: never
 * @param tape what records it
 */
record Performance(String title, Session session, double speed, int episodes, Tape tape) {

  /** Returns a world for a person to play. */
  static Performance of(Display.Play play) {
    EnvironmentReference reference = play.environment();
    Scene<?> scene = Environments.open(reference);
    Space actions = scene.environment().spec().actionSpace();
    Pilot pilot = new KeyboardPilot(Environments.find(reference.id()).controls(), actions);
    Tape tape =
        play.record()
            .map(file -> Tape.onto(file, reference.toString(), actions.size()))
            .orElseGet(Tape::none);
    Session session = start(scene, pilot, episode -> play.seed() + episode, tape);
    return new Performance(title(reference), session, play.speed(), 0, tape);
  }

  /** Returns a model at play. */
  static Performance of(Display.Watch watch) {
    Model model = watch.model();
    Pilot pilot = new PolicyPilot(model.agent(), model.policy().greedy());
    Session session = start(model.open(), pilot, episode -> watch.seed() + episode, Tape.none());
    return new Performance(
        title(model.environment()), session, watch.speed(), watch.episodes(), Tape.none());
  }

  /** Returns a recording, shown over and over. */
  static Performance of(Display.Show show) {
    ReplayPilot pilot = new ReplayPilot(show.episodes());
    EnvironmentReference reference = EnvironmentReference.parse(pilot.environment());
    Scene<?> scene = Environments.open(reference);
    if (scene.environment().spec().actionSpace().size() != pilot.actionSize()) {
      scene.environment().close();
      throw new UsageException("the recording's actions are not those of " + reference);
    }
    Session session = start(scene, pilot, pilot::seed, Tape.none());
    return new Performance(title(reference), session, show.speed(), 0, Tape.none());
  }

  private static String title(EnvironmentReference reference) {
    return Environments.find(reference.id()).title();
  }

  /** Starts a session; if that fails, what it would have closed is closed. */
  private static Session start(Scene<?> scene, Pilot pilot, IntToLongFunction seeds, Tape tape) {
    try {
      return new Session(scene, pilot, seeds, tape);
    } catch (RuntimeException e) {
      scene.environment().close();
      throw e;
    }
  }
}
