package org.ludus.app.ui;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.graphics.g2d.BitmapFont;
import com.badlogic.gdx.graphics.g2d.GlyphLayout;
import com.badlogic.gdx.graphics.g2d.SpriteBatch;
import com.badlogic.gdx.math.Matrix4;
import com.badlogic.gdx.utils.Align;
import org.ludus.app.ui.Typeface.Role;

/** A message that appears over everything and goes by itself. */
public final class Toast {

  private static final float SECONDS = 3.5f;

  private final Matrix4 projection = new Matrix4();
  private final GlyphLayout layout = new GlyphLayout();
  private String message = "";
  private float left;

  /** Makes one that has nothing to say yet. */
  public Toast() {}

  /** Shows something. */
  public void show(String words) {
    message = words;
    left = SECONDS;
  }

  /** Returns what was shown last, or nothing. */
  public String message() {
    return message;
  }

  /** Draws it, if there is something to be said. */
  public void draw(SpriteBatch batch, Style style, float seconds) {
    if (left <= 0) {
      return;
    }
    left -= seconds;
    float width = Gdx.graphics.getBackBufferWidth();
    float height = Gdx.graphics.getBackBufferHeight();
    BitmapFont font = style.font(Role.BODY);
    float pad = style.px(14);
    layout.setText(font, message, style.text, width - 6 * pad, Align.center, true);
    float boxWidth = layout.width + 2 * pad;
    float boxHeight = layout.height + 2 * pad;
    float x = Math.round((width - boxWidth) / 2);
    float y = Math.round(height - style.px(96) - boxHeight);
    batch.setProjectionMatrix(projection.setToOrtho2D(0, 0, width, height));
    batch.begin();
    batch.setColor(1, 1, 1, 1);
    style.warning.draw(batch, x, y, boxWidth, boxHeight);
    font.draw(batch, layout, 3 * pad, Math.round(y + boxHeight - pad));
    batch.end();
  }
}
