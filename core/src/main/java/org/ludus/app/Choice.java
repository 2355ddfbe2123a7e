package org.ludus.app;

import com.badlogic.gdx.scenes.scene2d.Actor;
import com.badlogic.gdx.scenes.scene2d.InputEvent;
import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.scenes.scene2d.utils.ClickListener;
import java.util.function.Consumer;

/** Something on a menu that can be chosen with the mouse or the keyboard. */
final class Choice extends Table {

  private final Style style;
  private final Runnable action;

  /**
   * Makes one, empty as yet.
   *
   * @param pointed learns that the pointer has come over it
   * @param action what choosing it does
   */
  Choice(Style style, Consumer<Choice> pointed, Runnable action) {
    this.style = style;
    this.action = action;
    setTouchable(Touchable.enabled);
    setBackground(style.card);
    addListener(
        new ClickListener() {
          @Override
          public void enter(InputEvent event, float x, float y, int pointer, Actor from) {
            super.enter(event, x, y, pointer, from);
            // The pointer is -1 for a mouse that moves without a button held.
            if (pointer == -1) {
              pointed.accept(Choice.this);
            }
          }

          @Override
          public void clicked(InputEvent event, float x, float y) {
            choose();
          }
        });
  }

  /** Shows whether this is the one that Enter would choose. */
  void mark(boolean marked) {
    setBackground(marked ? style.chosenCard : style.card);
  }

  /** Does what it is for. */
  void choose() {
    action.run();
  }
}
