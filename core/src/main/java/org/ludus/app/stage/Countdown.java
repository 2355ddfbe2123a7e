package org.ludus.app.stage;

import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.util.Optional;
import org.ludus.app.shell.Sounds;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.sound.Sound;

/** Gives a person time to find the keys before a world starts. A key starts it at once. */
public final class Countdown {

  private static final int FROM = 3;
  private static final float BEAT_SECONDS = 0.55f;

  private final Sounds sounds;
  private Optional<Label> shown = Optional.empty();
  private float left;
  private int spoken;

  /** Makes one that is not running. */
  public Countdown(Sounds sounds) {
    this.sounds = sounds;
  }

  /** Starts it. */
  public void start() {
    left = FROM * BEAT_SECONDS;
    spoken = FROM + 1;
  }

  /** Lets time pass. */
  public void advance(float seconds) {
    left -= seconds;
    int number = number();
    if (number < spoken) {
      spoken = number;
      sounds.play(number > 0 ? Sound.COUNTDOWN : Sound.GO);
    }
    show();
  }

  /** Ends it at once. */
  public void hurry() {
    left = 0;
    show();
  }

  /** Returns whether the world is still to wait. */
  public boolean isRunning() {
    return left > 0;
  }

  /** Makes what shows it. */
  public Table root(Style style) {
    Table root = new Table();
    root.setTouchable(Touchable.disabled);
    Label number = style.label("", Role.HUGE, style.text);
    Table disc = new Table();
    disc.setBackground(style.banner);
    disc.pad(style.px(4), style.px(36), style.px(8), style.px(36));
    disc.add(number);
    root.add(disc);
    shown = Optional.of(number);
    show();
    return root;
  }

  private int number() {
    return (int) Math.ceil(left / BEAT_SECONDS);
  }

  private void show() {
    shown.ifPresent(
        label -> {
          label.setText(isRunning() ? Integer.toString(number()) : "");
          label.getParent().setVisible(isRunning());
        });
  }
}
