package org.ludus.app;

import com.badlogic.gdx.graphics.g2d.Batch;
import com.badlogic.gdx.math.Rectangle;
import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.scenes.scene2d.ui.Widget;
import java.util.function.Consumer;
import org.ludus.render.Canvas;

/** A picture of a world as a part of a page, drawn anew for every frame. It fills its place. */
final class Picture extends Widget {

  private final GdxCanvas canvas;
  private final Style style;
  private final float aspect;
  private final Consumer<? super Canvas> drawing;

  /**
   * Makes a picture.
   *
   * @param aspect the world's width over its height
   */
  Picture(GdxCanvas canvas, Style style, float aspect, Consumer<? super Canvas> drawing) {
    this.canvas = canvas;
    this.style = style;
    this.aspect = aspect;
    this.drawing = drawing;
  }

  @Override
  public void draw(Batch batch, float parentAlpha) {
    validate();
    batch.end();
    Vector2 corner = localToStageCoordinates(new Vector2(0, 0));
    Rectangle place = new Rectangle(corner.x, corner.y, getWidth(), getHeight());
    canvas.paint(place, around(place), drawing);
    batch.begin();
    batch.setColor(1, 1, 1, 1);
    style.pictureFrame.draw(batch, getX(), getY(), getWidth(), getHeight());
  }

  /** Returns the least rectangle of the world's proportions that covers the place. */
  private Rectangle around(Rectangle place) {
    float width = Math.max(place.width, place.height * aspect);
    float height = width / aspect;
    return new Rectangle(
        place.x + (place.width - width) / 2, place.y + (place.height - height) / 2, width, height);
  }
}
