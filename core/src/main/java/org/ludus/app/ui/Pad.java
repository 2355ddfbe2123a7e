package org.ludus.app.ui;

import com.badlogic.gdx.Input;

/** What a gamepad has, named as on most of them. */
public final class Pad {

  private Pad() {}

  /** Buttons that are pressed or not. */
  public enum Button {
    /** The lowest of the four: yes. */
    A,
    /** The rightmost of the four: no. */
    B,
    /** The leftmost of the four. */
    X,
    /** The uppermost of the four. */
    Y,
    /** The one at the right of the middle. */
    START,
    /** The one at the left of the middle. */
    BACK,
    /** The left shoulder. */
    L1,
    /** The right shoulder. */
    R1
  }

  /** Where cross and stick point, and how far; a trigger points up. */
  public enum Direction {
    /** To the left. */
    LEFT("Left", Input.Keys.LEFT),
    /** To the right. */
    RIGHT("Right", Input.Keys.RIGHT),
    /** Up. */
    UP("Up", Input.Keys.UP),
    /** Down. */
    DOWN("Down", Input.Keys.DOWN);

    private final String key;
    private final int keycode;

    Direction(String key, int keycode) {
      this.key = key;
      this.keycode = keycode;
    }

    /** Returns the arrow key it is like, as libGDX names it. */
    public String key() {
      return key;
    }

    /** Returns that key's code. */
    public int keycode() {
      return keycode;
    }
  }
}
