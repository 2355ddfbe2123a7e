package org.ludus.app.ui;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.graphics.GL20;
import com.badlogic.gdx.graphics.Texture;
import com.badlogic.gdx.graphics.g2d.Batch;
import com.badlogic.gdx.graphics.glutils.GLOnlyTextureData;
import com.badlogic.gdx.utils.BufferUtils;
import com.badlogic.gdx.utils.Disposable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/**
 * Puts a picture that was drawn in main memory on screen. Drawing there and handing over the result
 * takes a tenth of the time that a driver without a graphics card needs for the same shapes, and it
 * shows to the bit what a video would.
 */
final class PixelTexture implements Disposable {

  /** Blue, green, red, alpha in the order of a Java {@code int}: no conversion on the way. */
  private static final int BGRA = 0x80E1;

  private static final int PACKED_INT = 0x8367;

  private final int width;
  private final int height;
  private final Texture texture;
  private final ByteBuffer bytes;
  private final IntBuffer buffer;

  /** Makes an empty picture of that many pixels. */
  PixelTexture(int width, int height) {
    this.width = width;
    this.height = height;
    texture =
        new Texture(
            new GLOnlyTextureData(
                width, height, 0, GL20.GL_RGBA, GL20.GL_RGBA, GL20.GL_UNSIGNED_BYTE));
    texture.setWrap(Texture.TextureWrap.ClampToEdge, Texture.TextureWrap.ClampToEdge);
    bytes = BufferUtils.newUnsafeByteBuffer(4 * width * height);
    buffer = bytes.order(ByteOrder.nativeOrder()).asIntBuffer();
  }

  /** Returns whether it has that size. */
  boolean fits(int otherWidth, int otherHeight) {
    return width == otherWidth && height == otherHeight;
  }

  /** Takes in a picture, row by row from the top left, {@code 0xAARRGGBB}. */
  void load(int[] pixels) {
    buffer.clear();
    buffer.put(pixels).flip();
    texture.bind();
    Gdx.gl.glPixelStorei(GL20.GL_UNPACK_ALIGNMENT, 4);
    Gdx.gl.glTexSubImage2D(GL20.GL_TEXTURE_2D, 0, 0, 0, width, height, BGRA, PACKED_INT, buffer);
  }

  /** Draws the picture over whatever is there; it has no holes. */
  void draw(Batch batch, float x, float y, float drawnWidth, float drawnHeight) {
    // Pixel for pixel there is nothing to blend, which spares a driver in software much work.
    boolean asItIs = Math.round(drawnWidth) == width && Math.round(drawnHeight) == height;
    Texture.TextureFilter filter =
        asItIs ? Texture.TextureFilter.Nearest : Texture.TextureFilter.Linear;
    texture.setFilter(filter, filter);
    batch.disableBlending();
    batch.setColor(1, 1, 1, 1);
    // Textures count their rows from the bottom, pictures from the top: v runs the other way.
    batch.draw(texture, x, y, drawnWidth, drawnHeight, 0, 1, 1, 0);
    batch.enableBlending();
  }

  @Override
  public void dispose() {
    texture.dispose();
    BufferUtils.disposeUnsafeByteBuffer(bytes);
  }
}
