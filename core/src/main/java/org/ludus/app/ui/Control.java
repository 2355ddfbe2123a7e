package org.ludus.app.ui;

import com.badlogic.gdx.scenes.scene2d.Actor;

/** Something on a page that mouse, keyboard and gamepad can all reach. */
public interface Control {

  /** Returns what stands on the stage for it. */
  Actor actor();

  /** Shows whether this is the one that the keyboard is on. */
  void mark(boolean marked);

  /** Does what it is for, as Enter and a click do. */
  void activate();

  /**
   * Changes its value.
   *
   * @param direction 1 for the right arrow, -1 for the left one
   * @return whether it has a value to change; if not, the arrow leads to the next control
   */
  default boolean adjust(int direction) {
    return false;
  }
}
