package org.ludus.sound;

/** The sounds of the game. */
public enum Sound {
  /** A step onto the next cell. */
  MOVE,
  /** A wall or the edge is in the way. */
  BUMP,
  /** Through a door to somewhere else. */
  PORTAL,
  /** The goal is reached. */
  GOAL,
  /** It went wrong. */
  FAIL,
  /** The cart is pushed the other way. */
  PUSH,
  /** The pole falls over. */
  TOPPLE,
  /** The main engine burns: the one sound that goes on, as loud as the engine is strong. */
  THRUST,
  /** A side engine fires. */
  PUFF,
  /** A leg touches the ground. */
  TOUCH,
  /** The lander has come to rest. */
  LAND,
  /** The hull hits the ground. */
  CRASH,
  /** A ball comes back from a wall. */
  WALL,
  /** A ball comes back from the paddle. */
  PADDLE,
  /** A brick breaks. */
  BRICK,
  /** A cannon fires. */
  SHOT,
  /** Something comes down from above. */
  ENEMY_SHOT,
  /** An alien bursts. */
  BURST,
  /** Aliens move, on one foot. */
  MARCH_LOW,
  /** Aliens move, on the other. */
  MARCH_HIGH,
  /** A new wave of aliens, or a new wall of bricks. */
  WAVE,
  /** A second of the countdown. */
  COUNTDOWN,
  /** The end of the countdown. */
  GO,
  /** A button. */
  CLICK,
  /** A race is won. */
  WIN,
  /** A race is lost. */
  LOSE,
  /** A new personal best. */
  BEST;

  /** Returns whether it is made to be repeated without a seam. */
  public boolean loops() {
    return this == THRUST;
  }
}
