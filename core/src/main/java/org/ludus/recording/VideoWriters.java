package org.ludus.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Opens the writer that a file's ending asks for. */
public final class VideoWriters {

  private VideoWriters() {}

  /**
   * Opens a file to be written: {@code .mp4} (H.264), {@code .gif} (at most 50 frames a second,
   * which is what the format can tell) or {@code .png} (a contact sheet of up to twelve pictures).
   *
   * @param out the file; an existing one is replaced when the new one is complete
   * @param width width of every picture, in pixels; even for {@code .mp4}
   * @param height height of every picture, in pixels; even for {@code .mp4}
   * @param fps pictures a second
   * @throws IllegalArgumentException for any other ending, and for a size or rate that cannot be
   * @throws IOException if the file cannot be written there; said before any work is done
   */
  public static VideoWriter open(Path out, int width, int height, int fps) throws IOException {
    if (width < 2 || height < 2 || fps < 1) {
      throw new IllegalArgumentException(
          "no video has " + width + "x" + height + " pixels at " + fps + " frames a second");
    }
    String name = out.getFileName() == null ? "" : out.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "mp4" -> Mp4Writer.open(out, width, height, fps);
      case "gif" -> GifWriter.open(out, width, height, fps);
      case "png" -> new ContactSheetWriter(out, width, height);
      default ->
          throw new IllegalArgumentException(
              "'" + name + "' is no video: its name must end in .mp4, .gif or .png");
    };
  }

  /** Checks that an array is one picture. */
  static void checkFrame(int[] pixels, int width, int height) {
    if (pixels.length != width * height) {
      throw new IllegalArgumentException(
          pixels.length + " pixels are no picture of " + width + "x" + height);
    }
  }
}
