package org.ludus.app;

import com.badlogic.gdx.graphics.Color;
import com.badlogic.gdx.graphics.g2d.Batch;
import com.badlogic.gdx.graphics.g2d.BitmapFont;
import com.badlogic.gdx.graphics.g2d.GlyphLayout;
import com.badlogic.gdx.scenes.scene2d.ui.Widget;
import com.badlogic.gdx.utils.Align;
import java.util.List;
import java.util.function.Supplier;
import org.ludus.app.Typeface.Role;

/** The actions there are, side by side: what is thought of each, and which was taken. */
final class GaugeStrip extends Widget {

  private static final float WIDEST = 150;

  private final Style style;
  private final Supplier<List<Gauge>> gauges;
  private final int count;
  private final GlyphLayout layout = new GlyphLayout();

  GaugeStrip(Style style, Supplier<List<Gauge>> gauges) {
    this.style = style;
    this.gauges = gauges;
    count = gauges.get().size();
  }

  @Override
  public float getPrefWidth() {
    return count * style.px(WIDEST);
  }

  @Override
  public float getMinWidth() {
    return 0;
  }

  @Override
  public float getPrefHeight() {
    return style.px(46);
  }

  @Override
  public void draw(Batch batch, float parentAlpha) {
    validate();
    batch.setColor(1, 1, 1, parentAlpha);
    float width = (float) Math.floor(Math.min(getWidth() / count, style.px(WIDEST)));
    int index = 0;
    for (Gauge gauge : gauges.get()) {
      draw(batch, gauge, getX() + index * width, width - style.px(6));
      index++;
    }
  }

  private void draw(Batch batch, Gauge gauge, float x, float width) {
    float y = getY();
    float height = getHeight();
    (gauge.chosen() ? style.pressedKey : style.key).draw(batch, x, y, width, height);
    float pad = style.px(9);
    float inner = width - 2 * pad;
    BitmapFont font = style.font(Role.SMALL);
    boolean bare = gauge.value().isEmpty();
    layout.setText(font, gauge.name());
    // In a narrow window the bar has to do without figures.
    boolean roomy = layout.width + gauge.value().length() * style.px(7.6f) < inner;
    float textY = bare ? y + (height + font.getCapHeight()) / 2 : y + height - style.px(10);
    font.setColor(gauge.chosen() ? Style.TEXT : Style.MUTED);
    font.draw(
        batch,
        gauge.name(),
        x + pad,
        textY,
        0,
        gauge.name().length(),
        inner,
        Align.left,
        false,
        "\u2026");
    if (!bare) {
      if (roomy) {
        font.draw(batch, gauge.value(), x + pad, textY, inner, Align.right, false);
      }
      float barY = y + style.px(10);
      style.track.draw(batch, x + pad, barY, inner, style.px(7));
      float bar = Math.max(inner * gauge.fill(), style.px(6));
      (gauge.chosen() ? style.chosenBar : style.bar).draw(batch, x + pad, barY, bar, style.px(7));
    }
    font.setColor(Color.WHITE);
  }
}
