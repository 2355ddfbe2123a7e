package org.ludus.render;

/**
 * Draws the states of one environment. A picture is a function of the state alone, so a renderer
 * keeps nothing from one picture to the next that could be seen.
 *
 * @param <S> the environment's state
 */
public interface Renderer<S> {

  /** Returns the width of the visible world, in world units. */
  float worldWidth();

  /** Returns the height of the visible world, in world units. */
  float worldHeight();

  /** Draws one state, from {@link Canvas#begin} on. */
  void draw(S state, Canvas canvas);
}
