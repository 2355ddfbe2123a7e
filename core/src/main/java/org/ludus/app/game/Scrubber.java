package org.ludus.app.game;

import com.badlogic.gdx.graphics.g2d.Batch;
import com.badlogic.gdx.scenes.scene2d.InputEvent;
import com.badlogic.gdx.scenes.scene2d.InputListener;
import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Widget;
import org.ludus.app.ui.Style;

/** The episode as a line to drag along: as far as it has been played, and where one looks. */
final class Scrubber extends Widget {

  private static final float KNOB = 16;

  private final Style style;
  private final GameRun run;

  Scrubber(Style style, GamePage page, GameRun run) {
    this.style = style;
    this.run = run;
    setTouchable(Touchable.enabled);
    addListener(
        new InputListener() {
          @Override
          public boolean touchDown(InputEvent event, float x, float y, int pointer, int button) {
            touchDragged(event, x, y, pointer);
            // Else the panel it stands in would scroll along.
            event.stop();
            return true;
          }

          @Override
          public void touchDragged(InputEvent event, float x, float y, int pointer) {
            float part = (x - style.px(KNOB) / 2) / Math.max(getWidth() - style.px(KNOB), 1);
            page.seek(Math.round(part * run.episode().length()));
            event.stop();
          }
        });
  }

  @Override
  public float getPrefHeight() {
    return style.px(24);
  }

  @Override
  public void draw(Batch batch, float parentAlpha) {
    validate();
    batch.setColor(1, 1, 1, parentAlpha);
    float thickness = style.px(6);
    float knob = style.px(KNOB);
    float y = Math.round(getY() + (getHeight() - thickness) / 2);
    int length = run.episode().length();
    float part = length == 0 ? 0 : run.episode().steps() / (float) length;
    float at = Math.round(getX() + part * (getWidth() - knob));
    style.track.draw(batch, getX(), y, getWidth(), thickness);
    style.bar.draw(batch, getX(), y, at - getX() + knob / 2, thickness);
    style.knob.draw(batch, at, Math.round(getY() + (getHeight() - knob) / 2), knob, knob);
  }
}
