package org.ludus.app;

import com.badlogic.gdx.scenes.scene2d.InputEvent;
import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.scenes.scene2d.utils.ClickListener;
import java.util.function.BooleanSupplier;
import org.ludus.app.Typeface.Role;

/** A key and what it does; the mouse can press it, too. */
final class KeyCap extends Table {

  private final Style style;
  private final BooleanSupplier down;
  private final ClickListener listener;
  private final Label caption;

  /**
   * Makes one.
   *
   * @param key the key's name
   * @param does what it does
   * @param down whether it is down now
   * @param press what pressing it with the mouse does
   * @param release what releasing the mouse does
   */
  KeyCap(
      Style style,
      String key,
      String does,
      BooleanSupplier down,
      Runnable press,
      Runnable release) {
    this.style = style;
    this.down = down;
    caption = style.label(does, Role.SMALL, Style.MUTED);
    pad(style.px(5), style.px(10), style.px(6), style.px(10));
    add(style.label(key, Role.STRONG, Style.ACCENT)).row();
    add(caption);
    setTouchable(Touchable.enabled);
    listener =
        new ClickListener() {
          @Override
          public boolean touchDown(InputEvent event, float x, float y, int pointer, int button) {
            press.run();
            return super.touchDown(event, x, y, pointer, button);
          }

          @Override
          public void touchUp(InputEvent event, float x, float y, int pointer, int button) {
            super.touchUp(event, x, y, pointer, button);
            release.run();
          }
        };
    addListener(listener);
  }

  /** Says that the key does something else now. */
  void rename(String does) {
    caption.setText(does);
  }

  @Override
  public void act(float delta) {
    super.act(delta);
    boolean pressed = listener.isPressed() || down.getAsBoolean();
    setBackground(pressed ? style.pressedKey : listener.isOver() ? style.hoveredKey : style.key);
  }
}
