package org.ludus.recording;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.ludus.file.PendingFile;

/**
 * Lays out evenly spaced pictures of an episode on one sheet, leaving out repeated ones.
 *
 * <p>How many there will be is not known beforehand: whenever the store is full, every second
 * picture goes and from then on half as many are kept, so there are always enough and never many.
 */
final class ContactSheetWriter implements VideoWriter {

  private static final int COLUMNS = 4;
  private static final int CELLS = 12;
  private static final int STORE = 4 * CELLS;
  private static final int LARGEST_THUMBNAIL = 400;
  private static final int GAP = 12;
  private static final Color GROUND = new Color(0x0B1030);

  private final PendingFile file;
  private final int width;
  private final int height;
  private final int thumbnailWidth;
  private final int thumbnailHeight;
  private final int[] latest;
  private final List<BufferedImage> kept = new ArrayList<>();
  private int stride = 1;
  private int frames;
  private boolean closed;

  ContactSheetWriter(Path out, int width, int height) throws IOException {
    file = new PendingFile(out);
    this.width = width;
    this.height = height;
    double scale = Math.min(1, LARGEST_THUMBNAIL / (double) Math.max(width, height));
    thumbnailWidth = Math.max(1, (int) Math.round(width * scale));
    thumbnailHeight = Math.max(1, (int) Math.round(height * scale));
    latest = new int[width * height];
  }

  @Override
  public void frame(int[] pixels) {
    VideoWriters.checkFrame(pixels, width, height);
    if (frames > 0 && Arrays.equals(pixels, latest)) {
      // Pictures that are held would only crowd out those that show something.
      return;
    }
    System.arraycopy(pixels, 0, latest, 0, latest.length);
    if (frames % stride == 0) {
      if (kept.size() == STORE) {
        thinOut();
      }
      if (frames % stride == 0) {
        kept.add(thumbnail());
      }
    }
    frames++;
  }

  private void thinOut() {
    for (int i = kept.size() - 1; i > 0; i -= 2) {
      kept.remove(i);
    }
    stride *= 2;
  }

  /** Shrinks the latest picture, every pixel the mean of the area it stands for. */
  private BufferedImage thumbnail() {
    BufferedImage image =
        new BufferedImage(thumbnailWidth, thumbnailHeight, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < thumbnailHeight; y++) {
      int top = y * height / thumbnailHeight;
      int bottom = (y + 1) * height / thumbnailHeight;
      for (int x = 0; x < thumbnailWidth; x++) {
        int left = x * width / thumbnailWidth;
        image.setRGB(x, y, mean(left, top, (x + 1) * width / thumbnailWidth, bottom));
      }
    }
    return image;
  }

  private int mean(int left, int top, int right, int bottom) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int pixel = latest[y * width + x];
        red += (pixel >> 16) & 0xFF;
        green += (pixel >> 8) & 0xFF;
        blue += pixel & 0xFF;
      }
    }
    int count = (right - left) * (bottom - top);
    return ((red / count) << 16) | ((green / count) << 8) | (blue / count);
  }

  @Override
  public void discard() {
    closed = true;
    file.discard();
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (frames == 0) {
        throw new IOException("a contact sheet needs at least one frame");
      }
      if ((frames - 1) % stride != 0) {
        kept.add(thumbnail());
      }
      ImageIO.write(sheet(), "png", file.path().toFile());
      file.commit();
    } catch (IOException e) {
      throw file.failure(e);
    } finally {
      file.discard();
    }
  }

  private BufferedImage sheet() {
    int cells = Math.min(CELLS, kept.size());
    int columns = Math.min(COLUMNS, cells);
    int rows = (cells + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(
            columns * (thumbnailWidth + GAP) + GAP,
            rows * (thumbnailHeight + GAP) + GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(GROUND);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int cell = 0; cell < cells; cell++) {
      // The first and the last picture are always among them.
      int index = cells == 1 ? 0 : Math.round(cell * (kept.size() - 1) / (cells - 1f));
      int x = GAP + cell % columns * (thumbnailWidth + GAP);
      int y = GAP + cell / columns * (thumbnailHeight + GAP);
      graphics.drawImage(kept.get(index), x, y, null);
    }
    graphics.dispose();
    return sheet;
  }
}
