package org.ludus.app.ui;

import com.badlogic.gdx.graphics.Pixmap;
import com.badlogic.gdx.graphics.Texture;
import com.badlogic.gdx.graphics.g2d.NinePatch;
import com.badlogic.gdx.scenes.scene2d.utils.Drawable;
import com.badlogic.gdx.scenes.scene2d.utils.NinePatchDrawable;
import com.badlogic.gdx.utils.Disposable;
import org.ludus.render.Palette;

/** A stretchable rectangle with round, smooth corners. */
final class RoundedPatch implements Disposable {

  private final Texture texture;
  private final Drawable drawable;

  private RoundedPatch(Pixmap pixmap, int corner) {
    texture = new Texture(pixmap);
    pixmap.dispose();
    drawable = new NinePatchDrawable(new NinePatch(texture, corner, corner, corner, corner));
    // The patch may be drawn smaller than its corners; what is inside needs no room from it.
    drawable.setMinWidth(0);
    drawable.setMinHeight(0);
    drawable.setLeftWidth(0);
    drawable.setRightWidth(0);
    drawable.setTopHeight(0);
    drawable.setBottomHeight(0);
  }

  /**
   * Makes a filled one.
   *
   * @param radius of the corners, in pixels
   * @param fill its colour, {@code 0xAARRGGBB}
   * @param edge colour of the line around it
   * @param edgeWidth width of that line, in pixels; 0 for none
   */
  static RoundedPatch inside(float radius, int fill, int edge, float edgeWidth) {
    int corner = (int) Math.ceil(Math.max(radius, 1));
    Pixmap pixmap = pixmap(corner);
    for (int y = 0; y < pixmap.getHeight(); y++) {
      for (int x = 0; x < pixmap.getWidth(); x++) {
        float distance = distance(x, y, corner);
        float onEdge = edgeWidth > 0 ? clamp(distance + edgeWidth + 0.5f) : 0;
        int color = Palette.mix(fill, edge, onEdge);
        put(pixmap, x, y, color, clamp(0.5f - distance));
      }
    }
    return new RoundedPatch(pixmap, corner);
  }

  /** Makes the corners left over around one, to be drawn over something rectangular. */
  static RoundedPatch outside(float radius, int color) {
    int corner = (int) Math.ceil(Math.max(radius, 1));
    Pixmap pixmap = pixmap(corner);
    for (int y = 0; y < pixmap.getHeight(); y++) {
      for (int x = 0; x < pixmap.getWidth(); x++) {
        put(pixmap, x, y, color, clamp(0.5f + distance(x, y, corner)));
      }
    }
    return new RoundedPatch(pixmap, corner);
  }

  /** Returns what draws it. */
  Drawable drawable() {
    return drawable;
  }

  @Override
  public void dispose() {
    texture.dispose();
  }

  private static Pixmap pixmap(int corner) {
    Pixmap pixmap = new Pixmap(2 * corner + 2, 2 * corner + 2, Pixmap.Format.RGBA8888);
    pixmap.setBlending(Pixmap.Blending.None);
    return pixmap;
  }

  /** Returns how far a pixel's middle lies outside the shape, in pixels; negative inside. */
  private static float distance(int x, int y, int corner) {
    float half = corner + 1;
    float fromCentreX = Math.abs(x + 0.5f - half) - (half - corner);
    float fromCentreY = Math.abs(y + 0.5f - half) - (half - corner);
    float outsideX = Math.max(fromCentreX, 0);
    float outsideY = Math.max(fromCentreY, 0);
    return (float) Math.sqrt(outsideX * outsideX + outsideY * outsideY)
        + Math.min(Math.max(fromCentreX, fromCentreY), 0)
        - corner;
  }

  private static void put(Pixmap pixmap, int x, int y, int argb, float coverage) {
    int alpha = Math.round((argb >>> 24) * coverage);
    pixmap.drawPixel(x, y, argb << 8 | alpha);
  }

  private static float clamp(float part) {
    return Math.min(Math.max(part, 0), 1);
  }
}
