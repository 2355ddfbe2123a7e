package org.ludus.recording;

import java.io.IOException;
import java.nio.file.Path;
import org.ludus.file.PendingFile;

/** Pipes pictures into an H.264 video that opens everywhere. */
final class Mp4Writer implements VideoWriter {

  private final PendingFile file;
  private final Ffmpeg ffmpeg;
  private final int width;
  private final int height;
  private int frames;
  private boolean closed;

  private Mp4Writer(PendingFile file, Ffmpeg ffmpeg, int width, int height) {
    this.file = file;
    this.ffmpeg = ffmpeg;
    this.width = width;
    this.height = height;
  }

  static Mp4Writer open(Path out, int width, int height, int fps) throws IOException {
    if (width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "an .mp4 needs even sizes: "
              + (width & ~1)
              + "x"
              + (height & ~1)
              + " instead of "
              + width
              + "x"
              + height);
    }
    PendingFile file = new PendingFile(out);
    try {
      return new Mp4Writer(file, encoder(file.path(), width, height, fps), width, height);
    } catch (IOException e) {
      file.discard();
      throw e;
    }
  }

  private static Ffmpeg encoder(Path path, int width, int height, int fps) throws IOException {
    // Thin lines on flat ground show every artefact: the bound on the quantiser is what decides,
    // the bit rate only has to be out of its way.
    long bitRate = Math.max(2_000_000L, (long) width * height * fps / 3);
    return Ffmpeg.encode(
        width,
        height,
        fps,
        "-an",
        "-vf",
        "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
        "-colorspace",
        "bt709",
        "-color_primaries",
        "bt709",
        "-color_trc",
        "bt709",
        "-color_range",
        "tv",
        "-c:v",
        "libopenh264",
        "-rc_mode",
        "quality",
        "-qmin",
        "10",
        "-qmax",
        "24",
        "-b:v",
        Long.toString(bitRate),
        "-g",
        Integer.toString(fps * 4),
        "-movflags",
        "+faststart",
        "-f",
        "mp4",
        path.toString());
  }

  @Override
  public void frame(int[] pixels) throws IOException {
    VideoWriters.checkFrame(pixels, width, height);
    try {
      ffmpeg.frame(pixels);
    } catch (IOException e) {
      throw file.failure(e);
    }
    frames++;
  }

  @Override
  public void discard() {
    if (!closed) {
      closed = true;
      ffmpeg.kill();
      file.discard();
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    if (frames == 0) {
      discard();
      throw new IOException("a video needs at least one frame");
    }
    closed = true;
    try {
      ffmpeg.finish();
      file.commit();
    } catch (IOException e) {
      throw file.failure(e);
    } finally {
      file.discard();
    }
  }
}
