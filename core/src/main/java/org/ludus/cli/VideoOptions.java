package org.ludus.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ludus.settings.UsageException;
import picocli.CommandLine.Option;

/** Options of the commands that make videos. */
final class VideoOptions {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
  private static final int LEAST_SIDE = 16;
  private static final int GREATEST_SIDE = 4096;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "Pixels of a picture (default: 600x400).")
  private String size = "600x400";

  @Option(
      names = "--fps",
      paramLabel = "N",
      description = "Frames a second (default: 50, and 25 in a GIF).")
  private Integer fps;

  /** Returns the width in pixels. */
  int width() {
    return side(1);
  }

  /** Returns the height in pixels. */
  int height() {
    return side(2);
  }

  /** Returns the frames a second for a file of that ending. */
  int framesPerSecond(Path file) {
    if (fps == null) {
      return file.toString().toLowerCase(Locale.ROOT).endsWith(".gif") ? 25 : 50;
    }
    if (fps < 1 || fps > 240) {
      throw new UsageException("--fps must be from 1 to 240, not " + fps);
    }
    return fps;
  }

  private int side(int group) {
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()) {
      throw new UsageException("--size must be like 600x400, not '" + size + "'");
    }
    int pixels = Integer.parseInt(matcher.group(group));
    if (pixels < LEAST_SIDE || pixels > GREATEST_SIDE) {
      throw new UsageException(
          "--size must be from %s to %s each way, not %s"
              .formatted(LEAST_SIDE, GREATEST_SIDE, size));
    }
    return pixels;
  }
}
