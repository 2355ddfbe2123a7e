package org.ludus.render.scene;

import org.ludus.env.arcade.BreakoutState;
import org.ludus.render.Canvas;
import org.ludus.render.Insight;
import org.ludus.render.Palette;
import org.ludus.render.Renderer;

/** Draws breakout. */
public final class BreakoutRenderer implements Renderer<BreakoutState> {

  private final Palette palette;

  /** Makes a renderer that draws in those colours. */
  public BreakoutRenderer(Palette palette) {
    this.palette = palette;
  }

  @Override
  public float worldWidth() {
    return 10;
  }

  @Override
  public float worldHeight() {
    return 10;
  }

  @Override
  public Object stillKey(BreakoutState state) {
    return state.bricks();
  }

  @Override
  public void drawStill(BreakoutState state, Canvas canvas) {
    canvas.begin(10, 10, palette.skyTop(), palette.skyBottom());
    for (int brick : state.bricks()) {
      canvas.fillRectangle(
          brick % 10 + 0.05f, 9.1f - Math.floorDiv(brick, 10), 0.9f, 0.8f, palette.orange());
    }
  }

  @Override
  public void drawMoving(BreakoutState state, Canvas canvas) {
    canvas.fillRectangle(state.paddle(), 0.3f, 1, 0.4f, palette.blue());
    canvas.fillCircle(state.ballColumn() + 0.5f, 9.5f - state.ballRow(), 0.3f, palette.white());
  }

  @Override
  public void drawInsight(BreakoutState state, Insight insight, Canvas canvas) {
    SaliencyOverlay.draw(canvas, insight, 0, 0, 1);
  }
}
