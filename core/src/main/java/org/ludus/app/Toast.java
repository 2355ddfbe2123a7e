package org.ludus.app;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.graphics.g2d.BitmapFont;
import com.badlogic.gdx.graphics.g2d.GlyphLayout;
import com.badlogic.gdx.graphics.g2d.SpriteBatch;
import com.badlogic.gdx.math.Matrix4;
import org.ludus.app.Typeface.Role;

/** A line of text that appears over everything and goes by itself. */
final class Toast {

  private static final float SECONDS = 3;

  private final Matrix4 projection = new Matrix4();
  private String text = "";
  private float left;

  /** Shows something. */
  void show(String message) {
    text = message;
    left = SECONDS;
  }

  /** Draws it, if there is something to be said. */
  void draw(SpriteBatch batch, Style style, float seconds) {
    if (left <= 0) {
      return;
    }
    left -= seconds;
    float width = Gdx.graphics.getBackBufferWidth();
    float height = Gdx.graphics.getBackBufferHeight();
    BitmapFont font = style.font(Role.BODY);
    GlyphLayout layout = new GlyphLayout(font, text);
    float pad = style.px(14);
    float boxWidth = layout.width + 2 * pad;
    float boxHeight = font.getLineHeight() + pad;
    float x = Math.round((width - boxWidth) / 2);
    float y = Math.round(height - style.px(96) - boxHeight);
    batch.setProjectionMatrix(projection.setToOrtho2D(0, 0, width, height));
    batch.begin();
    batch.setColor(1, 1, 1, 1);
    style.warning.draw(batch, x, y, boxWidth, boxHeight);
    font.setColor(Style.TEXT);
    font.draw(batch, layout, x + pad, Math.round(y + (boxHeight + font.getCapHeight()) / 2));
    batch.end();
  }
}
