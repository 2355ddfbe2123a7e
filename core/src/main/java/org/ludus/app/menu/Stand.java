package org.ludus.app.menu;

import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.util.Optional;
import org.ludus.app.play.KeyboardPilot;
import org.ludus.app.stage.Showcase;
import org.ludus.app.ui.Pad;
import org.ludus.app.ui.Picture;
import org.ludus.app.ui.Style;
import org.ludus.app.xray.ObservationView;
import org.ludus.catalog.Controls;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.render.Palette;
import org.ludus.render.Scene;

/** The world beside a card of the tour, and perhaps the person who plays in it. */
final class Stand implements AutoCloseable {

  private final Showcase showcase;
  private final Optional<KeyboardPilot> person;
  private Optional<ObservationView> observation = Optional.empty();

  private Stand(Showcase showcase, Optional<KeyboardPilot> person) {
    this.showcase = showcase;
    this.person = person;
  }

  /** Returns a world played by its best model. */
  static Stand best(EnvironmentReference environment, Palette palette) {
    return new Stand(Showcase.best(environment, palette).orElseThrow(), Optional.empty());
  }

  /** Returns a world played by chance. */
  static Stand random(EnvironmentReference environment, Palette palette) {
    return new Stand(Showcase.random(environment, palette), Optional.empty());
  }

  /** Returns a world played by the person. */
  static Stand person(EnvironmentReference environment, Palette palette) {
    Scene<?> scene = Environments.open(environment, palette);
    Controls controls = Environments.find(environment.id()).controls();
    KeyboardPilot pilot =
        new KeyboardPilot(controls, controls, scene.environment().spec().actionSpace());
    return new Stand(new Showcase(scene, () -> pilot), Optional.of(pilot));
  }

  /** Returns the picture of the world. */
  Picture.Drawing picture() {
    return showcase;
  }

  /**
   * Returns a view of what is observed, kept up to date.
   *
   * @param width the room there is for it, in pixels
   */
  Table observation(Style style, Palette palette, float width) {
    ObservationView view = new ObservationView(style, palette, showcase.episode(), width);
    observation = Optional.of(view);
    return view.root();
  }

  /** Lets time pass. */
  void advance(float seconds) {
    showcase.advance(seconds);
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
  public void close() {
    showcase.close();
  }
}
