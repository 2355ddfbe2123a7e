package org.ludus.app;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.graphics.Color;
import com.badlogic.gdx.graphics.GL20;
import com.badlogic.gdx.graphics.glutils.ImmediateModeRenderer20;
import com.badlogic.gdx.math.Matrix4;
import com.badlogic.gdx.math.Rectangle;
import com.badlogic.gdx.scenes.scene2d.utils.ScissorStack;
import com.badlogic.gdx.utils.Disposable;
import java.util.function.Consumer;
import org.ludus.render.Canvas;
import org.ludus.render.Palette;

/**
 * A canvas on the window, drawn by OpenGL. All its rectangles are in pixels of the back buffer,
 * from the lower left; edges are as smooth as the window's multisampling makes them.
 */
public final class GdxCanvas implements Canvas, Disposable {

  /** A multiple of three: nothing but triangles is drawn. */
  private static final int MOST_VERTICES = 12 * 1024;

  private static final int FINEST_CIRCLE = 256;
  private static final int COARSEST_CIRCLE = 8;
  private static final int GLOW_RINGS = 8;
  private static final int GLOW_CORNERS = 32;
  private static final float CIRCLE_ERROR = 1 / 12f;
  private static final float[] UNIT_CIRCLE = unitCircle();

  private final ImmediateModeRenderer20 renderer =
      new ImmediateModeRenderer20(MOST_VERTICES, false, true, 0);
  private final Matrix4 projection = new Matrix4();
  private final Rectangle surface = new Rectangle();
  private final Rectangle frame = new Rectangle();
  private final float[] quad = new float[8];

  private float scale = 1;
  private float left;
  private float bottom;

  /** Makes a canvas; needs OpenGL to be there. */
  public GdxCanvas() {}

  /**
   * Draws one picture.
   *
   * @param onto the part of the window that is filled; nothing is drawn outside it
   * @param into where the world itself goes, as large as its proportions allow. What a scene draws
   *     beyond its world is seen as far as {@code onto} reaches
   * @param drawing what draws, from {@link #begin} on
   */
  public void paint(Rectangle onto, Rectangle into, Consumer<? super Canvas> drawing) {
    Rectangle clip = new Rectangle(onto);
    if (!ScissorStack.pushScissors(clip)) {
      return;
    }
    surface.set(onto);
    frame.set(into);
    projection.setToOrtho2D(
        0, 0, Gdx.graphics.getBackBufferWidth(), Gdx.graphics.getBackBufferHeight());
    Gdx.gl.glEnable(GL20.GL_BLEND);
    Gdx.gl.glBlendFunc(GL20.GL_SRC_ALPHA, GL20.GL_ONE_MINUS_SRC_ALPHA);
    renderer.begin(projection, GL20.GL_TRIANGLES);
    try {
      drawing.accept(this);
    } finally {
      renderer.end();
      ScissorStack.popScissors();
    }
  }

  @Override
  public void begin(float worldWidth, float worldHeight, int topColor, int bottomColor) {
    scale = Math.min(frame.width / worldWidth, frame.height / worldHeight);
    left = frame.x + (frame.width - worldWidth * scale) / 2;
    bottom = frame.y + (frame.height - worldHeight * scale) / 2;
    float top = bottom + worldHeight * scale;
    gradient(surface.y, bottom, bottomColor, bottomColor);
    gradient(bottom, top, bottomColor, topColor);
    gradient(top, surface.y + surface.height, topColor, topColor);
  }

  @Override
  public void fillRectangle(float x, float y, float width, float height, int color) {
    corner(0, x, y);
    corner(2, x + width, y);
    corner(4, x + width, y + height);
    corner(6, x, y + height);
    fan(quad, 8, packed(color));
  }

  @Override
  public void fillPolygon(float[] vertices, int count, int color) {
    room(3 * (count / 2 - 2));
    float bits = packed(color);
    for (int i = 4; i < count; i += 2) {
      vertex(pixelX(vertices[0]), pixelY(vertices[1]), bits);
      vertex(pixelX(vertices[i - 2]), pixelY(vertices[i - 1]), bits);
      vertex(pixelX(vertices[i]), pixelY(vertices[i + 1]), bits);
    }
  }

  @Override
  public void fillCircle(float x, float y, float radius, int color) {
    float r = radius * scale;
    float centreX = pixelX(x);
    float centreY = pixelY(y);
    int corners = corners(r);
    int stride = FINEST_CIRCLE / corners;
    float bits = packed(color);
    room(3 * corners);
    for (int i = 0; i < FINEST_CIRCLE; i += stride) {
      vertex(centreX, centreY, bits);
      polar(centreX, centreY, r, i, bits);
      polar(centreX, centreY, r, (i + stride) % FINEST_CIRCLE, bits);
    }
  }

  @Override
  public void line(float x1, float y1, float x2, float y2, float width, int color) {
    float dx = x2 - x1;
    float dy = y2 - y1;
    float length = (float) Math.sqrt(dx * dx + dy * dy);
    if (length == 0) {
      return;
    }
    float acrossX = -dy / length * width / 2;
    float acrossY = dx / length * width / 2;
    corner(0, x1 + acrossX, y1 + acrossY);
    corner(2, x2 + acrossX, y2 + acrossY);
    corner(4, x2 - acrossX, y2 - acrossY);
    corner(6, x1 - acrossX, y1 - acrossY);
    fan(quad, 8, packed(color));
  }

  @Override
  public void glow(float x, float y, float radius, int color) {
    float r = radius * scale;
    float centreX = pixelX(x);
    float centreY = pixelY(y);
    int stride = FINEST_CIRCLE / GLOW_CORNERS;
    for (int ring = 0; ring < GLOW_RINGS; ring++) {
      float inner = ring / (float) GLOW_RINGS;
      float outer = (ring + 1) / (float) GLOW_RINGS;
      float innerBits = packed(light(color, inner));
      float outerBits = packed(light(color, outer));
      room(6 * GLOW_CORNERS);
      for (int i = 0; i < FINEST_CIRCLE; i += stride) {
        int next = (i + stride) % FINEST_CIRCLE;
        polar(centreX, centreY, r * inner, i, innerBits);
        polar(centreX, centreY, r * outer, i, outerBits);
        polar(centreX, centreY, r * outer, next, outerBits);
        polar(centreX, centreY, r * outer, next, outerBits);
        polar(centreX, centreY, r * inner, next, innerBits);
        polar(centreX, centreY, r * inner, i, innerBits);
      }
    }
  }

  @Override
  public void dispose() {
    renderer.dispose();
  }

  /** Fills a band of the surface, as wide as it is, between two heights in pixels. */
  private void gradient(float low, float high, int lowColor, int highColor) {
    if (high <= low) {
      return;
    }
    float lowBits = packed(Palette.fade(lowColor, 1));
    float highBits = packed(Palette.fade(highColor, 1));
    float right = surface.x + surface.width;
    room(6);
    vertex(surface.x, low, lowBits);
    vertex(right, low, lowBits);
    vertex(right, high, highBits);
    vertex(right, high, highBits);
    vertex(surface.x, high, highBits);
    vertex(surface.x, low, lowBits);
  }

  private void corner(int index, float x, float y) {
    quad[index] = pixelX(x);
    quad[index + 1] = pixelY(y);
  }

  /** Fills a convex polygon whose corners are in pixels already. */
  private void fan(float[] pixels, int count, float bits) {
    room(3 * (count / 2 - 2));
    for (int i = 4; i < count; i += 2) {
      vertex(pixels[0], pixels[1], bits);
      vertex(pixels[i - 2], pixels[i - 1], bits);
      vertex(pixels[i], pixels[i + 1], bits);
    }
  }

  /** Returns the colour of a glow at some part of its radius. */
  private static int light(int color, float part) {
    float light = 1 - part * part;
    return Palette.fade(color, light * light * (color >>> 24) / 255);
  }

  private void polar(float centreX, float centreY, float radius, int step, float bits) {
    vertex(
        centreX + radius * UNIT_CIRCLE[2 * step],
        centreY + radius * UNIT_CIRCLE[2 * step + 1],
        bits);
  }

  private void vertex(float x, float y, float bits) {
    renderer.color(bits);
    renderer.vertex(x, y, 0);
  }

  /** Hands what there is to OpenGL if so many further vertices would not fit. */
  private void room(int vertices) {
    if (renderer.getNumVertices() + vertices > MOST_VERTICES) {
      renderer.end();
      renderer.begin(projection, GL20.GL_TRIANGLES);
    }
  }

  private float pixelX(float x) {
    return left + x * scale;
  }

  private float pixelY(float y) {
    return bottom + y * scale;
  }

  /** Returns a colour as OpenGL wants it: alpha, blue, green and red in the bits of a float. */
  private static float packed(int color) {
    return Color.toFloatBits(
        color >>> 16 & 0xFF, color >>> 8 & 0xFF, color & 0xFF, color >>> 24 & 0xFF);
  }

  /** Returns how many corners keep a circle of that radius, in pixels, round. */
  private static int corners(float radius) {
    int corners = COARSEST_CIRCLE;
    // The chord's distance from the arc is about radius * (pi / corners)^2 / 2.
    float needed = radius * 4.935f / CIRCLE_ERROR;
    while (corners < FINEST_CIRCLE && corners * corners < needed) {
      corners *= 2;
    }
    return Math.min(corners, FINEST_CIRCLE);
  }

  private static float[] unitCircle() {
    float[] circle = new float[2 * FINEST_CIRCLE];
    for (int i = 0; i < FINEST_CIRCLE; i++) {
      double angle = 2 * Math.PI * i / FINEST_CIRCLE;
      circle[2 * i] = (float) Math.cos(angle);
      circle[2 * i + 1] = (float) Math.sin(angle);
    }
    return circle;
  }
}
