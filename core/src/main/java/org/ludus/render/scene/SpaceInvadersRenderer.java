package org.ludus.render.scene;

import org.ludus.env.arcade.SpaceInvadersState;
import org.ludus.render.Canvas;
import org.ludus.render.Insight;
import org.ludus.render.Palette;
import org.ludus.render.Renderer;

/** Draws space invaders. */
public final class SpaceInvadersRenderer implements Renderer<SpaceInvadersState> {

  private final Palette palette;

  /** Makes a renderer that draws in those colours. */
  public SpaceInvadersRenderer(Palette palette) {
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
  public Object stillKey(SpaceInvadersState state) {
    return "sky";
  }

  @Override
  public void drawStill(SpaceInvadersState state, Canvas canvas) {
    canvas.begin(10, 10, palette.skyTop(), palette.skyBottom());
  }

  @Override
  public void drawMoving(SpaceInvadersState state, Canvas canvas) {
    for (int alien : state.aliens()) {
      canvas.fillRectangle(
          alien % 10 + 0.1f, 9.1f - Math.floorDiv(alien, 10), 0.8f, 0.8f, palette.gold());
    }
    for (int bullet : state.friendlyBullets()) {
      canvas.fillRectangle(
          bullet % 10 + 0.4f, 9.2f - Math.floorDiv(bullet, 10), 0.2f, 0.6f, palette.white());
    }
    for (int bullet : state.enemyBullets()) {
      canvas.fillRectangle(
          bullet % 10 + 0.4f, 9.2f - Math.floorDiv(bullet, 10), 0.2f, 0.6f, palette.orange());
    }
    canvas.fillRectangle(state.cannon(), 0.2f, 1, 0.6f, palette.blue());
  }

  @Override
  public void drawInsight(SpaceInvadersState state, Insight insight, Canvas canvas) {
    SaliencyOverlay.draw(canvas, insight, 0, 0, 1);
  }
}
