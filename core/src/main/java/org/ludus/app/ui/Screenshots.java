package org.ludus.app.ui;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.graphics.Pixmap;
import com.badlogic.gdx.graphics.PixmapIO;
import com.badlogic.gdx.utils.GdxRuntimeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.Deflater;

/** Saves what the window shows. */
public final class Screenshots {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  private Screenshots() {}

  /**
   * Writes a part of the window's picture, given in pixels from the lower left, to a new file.
   *
   * @return the file
   * @throws IOException if it cannot be written
   */
  public static Path save(Path folder, int x, int y, int width, int height) throws IOException {
    String name = "ludus-" + LocalDateTime.now(ZoneId.systemDefault()).format(TIME);
    Path file = folder.resolve(name + ".png");
    for (int i = 2; Files.exists(file); i++) {
      file = folder.resolve(name + "-" + i + ".png");
    }
    write(file, x, y, width, height);
    return file;
  }

  /**
   * Writes the window's picture to that file.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path file) throws IOException {
    write(file, 0, 0, Gdx.graphics.getBackBufferWidth(), Gdx.graphics.getBackBufferHeight());
  }

  private static void write(Path file, int x, int y, int width, int height) throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Pixmap picture = Pixmap.createFromFrameBuffer(x, y, width, height);
    makeOpaque(picture.getPixels());
    try {
      PixmapIO.writePNG(
          Gdx.files.absolute(file.toAbsolutePath().toString()),
          picture,
          Deflater.DEFAULT_COMPRESSION,
          true);
    } catch (GdxRuntimeException e) {
      throw new IOException(file + ": cannot be written", e);
    } finally {
      picture.dispose();
    }
  }

  /** Blending leaves traces in the alpha of the back buffer, which no window shows. */
  private static void makeOpaque(ByteBuffer pixels) {
    for (int i = 3; i < pixels.limit(); i += 4) {
      pixels.put(i, (byte) 0xFF);
    }
  }
}
