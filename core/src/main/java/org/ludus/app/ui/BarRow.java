package org.ludus.app.ui;

import com.badlogic.gdx.graphics.Color;
import com.badlogic.gdx.graphics.g2d.Batch;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.scenes.scene2d.ui.Widget;
import com.badlogic.gdx.utils.Align;
import org.ludus.app.ui.Typeface.Role;

/** A number with its name, as a bar and in figures. The bar starts from wherever zero lies. */
public final class BarRow extends Table {

  private final Style style;
  private final Label name;
  private final Label figure;
  private float zero;
  private float fill;
  private boolean chosen;

  /** Makes an empty one whose name takes that part of its width. */
  public BarRow(Style style, String words, float nameWidth, float figureWidth) {
    this.style = style;
    // White takes on any other colour, of which this name has two.
    name = style.line(words, Role.SMALL, Color.WHITE);
    name.setColor(style.muted);
    figure = style.label("", Role.SMALL, style.text);
    figure.setAlignment(Align.right);
    figure.setEllipsis(true);
    add(name).width(nameWidth).minWidth(0).left();
    add(new Bar()).growX().height(style.px(8)).padLeft(style.px(6)).padRight(style.px(6));
    add(figure).width(figureWidth).right();
  }

  /**
   * Shows a number.
   *
   * @param figures the number as it is written
   * @param from where on the track zero lies, 0 to 1
   * @param to where the number lies, 0 to 1
   * @param isChosen whether it is the one to look at
   */
  public void show(String figures, float from, float to, boolean isChosen) {
    if (!figure.textEquals(figures)) {
      figure.setText(figures);
    }
    zero = clamp(from);
    fill = clamp(to);
    if (chosen != isChosen) {
      chosen = isChosen;
      name.setColor(isChosen ? style.accent : style.muted);
    }
  }

  /** Puts another name before it. */
  public void rename(String words) {
    if (!name.textEquals(words)) {
      name.setText(words);
    }
  }

  private static float clamp(float part) {
    return Math.min(Math.max(part, 0), 1);
  }

  private final class Bar extends Widget {

    @Override
    public void draw(Batch batch, float parentAlpha) {
      validate();
      batch.setColor(1, 1, 1, parentAlpha);
      style.track.draw(batch, getX(), getY(), getWidth(), getHeight());
      float start = Math.min(zero, fill) * getWidth();
      float length = Math.max(Math.abs(fill - zero) * getWidth(), style.px(3));
      start = Math.min(start, getWidth() - length);
      (chosen ? style.chosenBar : style.bar)
          .draw(batch, getX() + start, getY(), length, getHeight());
    }
  }
}
