package org.ludus.render;

/**
 * Draws the states of one environment. A picture is a function of the state alone, so a renderer
 * keeps nothing from one picture to the next that could be seen.
 *
 * <p>A picture has two parts: what stays as it is for a whole episode, and what moves in front of
 * it. Who draws many pictures keeps the first part, as {@link Painter} does.
 *
 * @param <S> the environment's state
 */
public interface Renderer<S> {

  /** Returns the width of the visible world, in world units. */
  float worldWidth();

  /** Returns the height of the visible world, in world units. */
  float worldHeight();

  /**
   * Returns what the still part of the picture depends on: states with equal keys have the same
   * still part. Compared for every picture, so it has to be quick at that.
   */
  Object stillKey(S state);

  /** Draws what stays, from {@link Canvas#begin} on. */
  void drawStill(S state, Canvas canvas);

  /** Draws what moves over what {@link #drawStill} has drawn. */
  void drawMoving(S state, Canvas canvas);

  /** Draws one state, from {@link Canvas#begin} on. */
  default void draw(S state, Canvas canvas) {
    drawStill(state, canvas);
    drawMoving(state, canvas);
  }

  /**
   * Returns a state to draw between two successive ones of an episode, so that motion is smooth
   * where pictures are made more often than steps are taken.
   *
   * @param part 0 for the state before, 1 for the one after
   */
  default S between(S before, S after, float part) {
    return after;
  }

  /**
   * Draws over a picture of a state what is known beyond it: what an agent thinks, or what would
   * come next. By default there is nothing to draw. A map of the whole scene's saliency is the
   * {@link Painter}'s to draw, one of the board's cells is drawn here.
   */
  default void drawInsight(S state, Insight insight, Canvas canvas) {}
}
