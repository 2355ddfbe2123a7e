package org.ludus.app.ui;

import com.badlogic.gdx.graphics.g2d.Batch;
import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Widget;
import com.badlogic.gdx.scenes.scene2d.utils.Drawable;
import com.badlogic.gdx.utils.Disposable;
import java.util.Optional;

/** Something drawn on a {@code Canvas} as a part of a page; it fills its place. */
public final class Picture extends Widget implements Disposable {

  /**
   * Beyond so many pixels a picture is drawn smaller and enlarged, so that large windows do not
   * cost frames.
   */
  private static final float MOST_PIXELS = 2_400_000;

  /** What is to be seen. */
  public interface Drawing {

    /** Returns a number that changes whenever the picture does. */
    long version();

    /** Returns the picture in that size, row by row from the top left, {@code 0xAARRGGBB}. */
    int[] paint(int width, int height);
  }

  private final Drawing drawing;
  private final Optional<Drawable> frame;
  private Optional<PixelTexture> texture = Optional.empty();
  private long shown;

  private Picture(Drawing drawing, Optional<Drawable> frame) {
    this.drawing = drawing;
    this.frame = frame;
    // Whoever clicks on a picture means what it stands on.
    setTouchable(Touchable.disabled);
  }

  /** Makes one that fills its place to the corners. */
  public static Picture plain(Drawing drawing) {
    return new Picture(drawing, Optional.empty());
  }

  /** Makes one with round corners, to stand on a card. */
  public static Picture onCard(Style style, Drawing drawing) {
    return new Picture(drawing, Optional.of(style.pictureFrame));
  }

  @Override
  public float getPrefWidth() {
    return 0;
  }

  @Override
  public float getPrefHeight() {
    return 0;
  }

  @Override
  public void draw(Batch batch, float parentAlpha) {
    validate();
    float smaller = (float) Math.min(1, Math.sqrt(MOST_PIXELS / (getWidth() * getHeight())));
    int width = Math.max(1, Math.round(getWidth() * smaller));
    int height = Math.max(1, Math.round(getHeight() * smaller));
    if (texture.isEmpty() || !texture.get().fits(width, height)) {
      dispose();
      texture = Optional.of(new PixelTexture(width, height));
      load(width, height);
    } else if (shown != drawing.version()) {
      load(width, height);
    }
    texture.get().draw(batch, getX(), getY(), getWidth(), getHeight());
    frame.ifPresent(drawable -> drawable.draw(batch, getX(), getY(), getWidth(), getHeight()));
  }

  private void load(int width, int height) {
    shown = drawing.version();
    texture.get().load(drawing.paint(width, height));
  }

  @Override
  public void dispose() {
    texture.ifPresent(PixelTexture::dispose);
    texture = Optional.empty();
  }
}
