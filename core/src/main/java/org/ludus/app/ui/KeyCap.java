package org.ludus.app.ui;

import com.badlogic.gdx.scenes.scene2d.InputEvent;
import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.scenes.scene2d.utils.ClickListener;
import java.util.function.BooleanSupplier;
import org.ludus.app.ui.Typeface.Role;

/** A key and what it does; the mouse can press it, too. */
public final class KeyCap extends Table {

  private final Style style;
  private final BooleanSupplier down;
  private final ClickListener listener;
  private final Label caption;

  /**
   * Makes one.
   *
   * @param key the key's name
   * @param does what it does
   * @param down whether it is down, or what it does is on
   * @param press what pressing it with the mouse does
   * @param release what releasing the mouse does
   */
  public KeyCap(
      Style style,
      String key,
      String does,
      BooleanSupplier down,
      Runnable press,
      Runnable release) {
    this(style, key, does, down, press, release, () -> {});
  }

  private KeyCap(
      Style style,
      String key,
      String does,
      BooleanSupplier down,
      Runnable press,
      Runnable release,
      Runnable click) {
    this.style = style;
    this.down = down;
    caption = style.label(does, Role.SMALL, style.muted);
    pad(style.px(4), style.px(8), style.px(5), style.px(8));
    add(style.label(key, Role.STRONG, style.accent)).row();
    add(caption);
    setTouchable(Touchable.enabled);
    listener =
        new ClickListener() {
          @Override
          public boolean touchDown(InputEvent event, float x, float y, int pointer, int button) {
            boolean taken = super.touchDown(event, x, y, pointer, button);
            if (taken) {
              press.run();
            }
            return taken;
          }

          @Override
          public void touchUp(InputEvent event, float x, float y, int pointer, int button) {
            super.touchUp(event, x, y, pointer, button);
            release.run();
          }

          @Override
          public void clicked(InputEvent event, float x, float y) {
            click.run();
          }
        };
    addListener(listener);
  }

  /** Makes one that does something at once when it is clicked. */
  public static KeyCap command(
      Style style, String key, String does, BooleanSupplier on, Runnable action) {
    return new KeyCap(style, key, does, on, () -> {}, () -> {}, action);
  }

  /** Says that the key does something else now. */
  public void rename(String does) {
    if (!caption.textEquals(does)) {
      caption.setText(does);
    }
  }

  @Override
  public void act(float delta) {
    super.act(delta);
    boolean pressed = listener.isPressed() || down.getAsBoolean();
    setBackground(pressed ? style.pressedKey : listener.isOver() ? style.hoveredKey : style.key);
  }
}
