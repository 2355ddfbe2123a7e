package org.ludus.app.ui;

import com.badlogic.gdx.graphics.g2d.Batch;
import com.badlogic.gdx.scenes.scene2d.Actor;
import com.badlogic.gdx.scenes.scene2d.InputEvent;
import com.badlogic.gdx.scenes.scene2d.InputListener;
import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.scenes.scene2d.ui.Widget;
import com.badlogic.gdx.utils.Align;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import org.ludus.app.ui.Typeface.Role;

/** A number to be chosen from a range, with its name and what it is now above the track. */
public final class Slider extends Table implements Control {

  /**
   * Which numbers there are.
   *
   * @param low the least
   * @param high the greatest
   * @param step distance between two; on a logarithmic scale, their ratio
   * @param logarithmic whether equal ways on the track are equal ratios
   */
  public record Range(double low, double high, double step, boolean logarithmic) {

    /** Returns the numbers from low to high in equal steps. */
    public static Range linear(double low, double high, double step) {
      return new Range(low, high, step, false);
    }

    /** Returns the numbers from low to high in equal ratios. */
    public static Range logarithmic(double low, double high, double ratio) {
      return new Range(low, high, ratio, true);
    }

    /** Returns how far along the track a number is, 0 to 1. */
    double part(double value) {
      double part =
          logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
      return Math.min(Math.max(part, 0), 1);
    }

    /** Returns the number there is at a part of the track. */
    double at(double part) {
      double raw = logarithmic ? low * Math.pow(high / low, part) : low + (high - low) * part;
      return Math.min(Math.max(snap(raw), low), high);
    }

    /** Returns the number next to another one. */
    double next(double value, int direction) {
      double raw = logarithmic ? value * Math.pow(step, direction) : value + direction * step;
      return Math.min(Math.max(snap(raw), low), high);
    }

    private double snap(double value) {
      if (logarithmic) {
        return low * Math.pow(step, Math.rint(Math.log(value / low) / Math.log(step)));
      }
      // Rounded again, lest tenths come out as 0.30000000000000004.
      double snapped = low + Math.rint((value - low) / step) * step;
      return Math.rint(snapped * 1e9) / 1e9;
    }
  }

  private final Style style;
  private final Range range;
  private final DoubleFunction<String> words;
  private final DoubleConsumer changed;
  private final Label figure;
  private final Track track = new Track();
  private double value;
  private boolean marked;

  /**
   * Makes one.
   *
   * @param words how a number is written
   * @param changed learns of each number that is chosen
   */
  public Slider(
      Style style,
      Focus focus,
      String name,
      Range range,
      double value,
      DoubleFunction<String> words,
      DoubleConsumer changed) {
    this.style = style;
    this.range = range;
    this.words = words;
    this.changed = changed;
    this.value = value;
    figure = style.label(words.apply(value), Role.STRONG, style.text);
    figure.setAlignment(Align.right);
    add(style.line(name, Role.SMALL, style.muted)).growX().left().minWidth(0);
    add(figure).right().padLeft(style.px(8)).row();
    add(track).colspan(2).growX().height(style.px(18));
    setTouchable(Touchable.enabled);
    addListener(new Hand(focus));
    focus.add(this);
  }

  /** Returns the number that is chosen. */
  public double value() {
    return value;
  }

  /** Shows a number that came from elsewhere. */
  public void show(double newValue) {
    if (newValue != value) {
      value = newValue;
      figure.setText(words.apply(newValue));
    }
  }

  @Override
  public Actor actor() {
    return this;
  }

  @Override
  public void mark(boolean mark) {
    marked = mark;
  }

  @Override
  public void activate() {}

  @Override
  public boolean adjust(int direction) {
    choose(range.next(value, direction));
    return true;
  }

  private void choose(double chosen) {
    if (chosen != value) {
      show(chosen);
      changed.accept(chosen);
    }
  }

  private final class Hand extends InputListener {

    private final Focus focus;

    private Hand(Focus focus) {
      this.focus = focus;
    }

    @Override
    public boolean touchDown(InputEvent event, float x, float y, int pointer, int button) {
      focus.point(Slider.this);
      touchDragged(event, x, y, pointer);
      // Else the list it stands in would scroll along.
      event.stop();
      return true;
    }

    @Override
    public void touchDragged(InputEvent event, float x, float y, int pointer) {
      float end = style.px(8);
      float part = (x - track.getX() - end) / Math.max(track.getWidth() - 2 * end, 1);
      choose(range.at(Math.min(Math.max(part, 0), 1)));
      event.stop();
    }
  }

  private final class Track extends Widget {

    @Override
    public void draw(Batch batch, float parentAlpha) {
      validate();
      batch.setColor(1, 1, 1, parentAlpha);
      float end = style.px(8);
      float thickness = style.px(6);
      float y = Math.round(getY() + (getHeight() - thickness) / 2);
      float way = getWidth() - 2 * end;
      float at = Math.round(getX() + end + (float) range.part(value) * way);
      style.track.draw(batch, getX(), y, getWidth(), thickness);
      (marked ? style.chosenBar : style.bar).draw(batch, getX(), y, at - getX(), thickness);
      float size = 2 * end;
      style.knob.draw(batch, at - end, Math.round(getY() + (getHeight() - size) / 2), size, size);
    }
  }
}
