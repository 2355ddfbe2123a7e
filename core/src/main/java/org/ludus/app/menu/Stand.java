package org.ludus.app.menu;

import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.ludus.app.game.Brain;
import org.ludus.app.game.KeyboardPilot;
import org.ludus.app.game.ObservationView;
import org.ludus.app.game.Pace;
import org.ludus.app.game.Pilot;
import org.ludus.app.game.PolicyPilot;
import org.ludus.app.game.Session;
import org.ludus.app.ui.Pad;
import org.ludus.app.ui.Picture;
import org.ludus.app.ui.Style;
import org.ludus.registry.Controls;
import org.ludus.registry.EnvironmentReference;
import org.ludus.registry.Environments;
import org.ludus.registry.Models;
import org.ludus.render.Palette;
import org.ludus.render.Scene;

/** A world that goes on and on beside a text, played by somebody, episode after episode. */
final class Stand implements Picture.Drawing, AutoCloseable {

  private static final double PAUSE_SECONDS = 0.9;

  private final Session<?> session;
  private final Optional<KeyboardPilot> person;
  private final Pace pace = new Pace(1, System::nanoTime);
  private Optional<ObservationView> observation = Optional.empty();
  private double pause;
  private long seed = 1;
  private long version;

  private Stand(Scene<?> scene, Pilot pilot) {
    session = new Session<>(scene, pilot);
    person = pilot instanceof KeyboardPilot keyboard ? Optional.of(keyboard) : Optional.empty();
    session.begin(seed);
  }

  /** Returns a world played by its best model. */
  static Stand best(EnvironmentReference world, Palette palette) {
    Brain brain = Brain.best(world).orElseThrow();
    return new Stand(brain.model().open(palette), new PolicyPilot("", brain.policy()));
  }

  /** Returns a world played by chance. */
  static Stand random(EnvironmentReference world, Palette palette) {
    try {
      Brain brain = Brain.of(Models.find(world + "/random"));
      return new Stand(brain.model().open(palette), new PolicyPilot("", brain.policy()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a world played by the person. */
  static Stand person(EnvironmentReference world, Palette palette) {
    Scene<?> scene = Environments.open(world, palette);
    Controls controls = Environments.find(world.id()).controls();
    return new Stand(
        scene, new KeyboardPilot(controls, controls, scene.environment().spec().actionSpace()));
  }

  /** Returns a view of what is observed, kept up to date. */
  Table observation(Style style) {
    ObservationView view = new ObservationView(style, session);
    observation = Optional.of(view);
    return view.root();
  }

  /** Lets time pass. */
  void advance(float seconds) {
    version++;
    if (!session.ended()) {
      pause = PAUSE_SECONDS;
      pace.advance(seconds, session.spec().stepsPerSecond(), session::step);
    } else if ((pause -= seconds) <= 0) {
      session.begin(++seed);
    }
    observation.ifPresent(ObservationView::update);
  }

  boolean press(int keycode) {
    return person.map(player -> player.press(keycode)).orElse(false);
  }

  boolean release(int keycode) {
    return person.map(player -> player.release(keycode)).orElse(false);
  }

  boolean steer(Pad.Direction direction, float amount) {
    return person.map(player -> player.steer(direction, amount)).orElse(false);
  }

  void releaseKeys() {
    person.ifPresent(KeyboardPilot::releaseAll);
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
