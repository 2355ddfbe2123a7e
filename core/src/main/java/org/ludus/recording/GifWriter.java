package org.ludus.recording;

import java.io.IOException;
import java.nio.file.Path;
import org.ludus.file.PendingFile;

/**
 * Pipes pictures into a lossless video beside the target and makes the GIF from that: its 256
 * colours are chosen after all pictures have been seen, and none is kept in memory.
 */
final class GifWriter implements VideoWriter {

  /** Pictures last whole hundredths of a second, and viewers slow down what lasts only one. */
  private static final int HIGHEST_RATE = 50;

  private final PendingFile file;
  private final PendingFile pictures;
  private final PendingFile palette;
  private final Ffmpeg ffmpeg;
  private final int width;
  private final int height;
  private final int fps;
  private int frames;
  private boolean closed;

  private GifWriter(Path out, int width, int height, int fps) throws IOException {
    this.width = width;
    this.height = height;
    this.fps = fps;
    file = new PendingFile(out);
    pictures = new PendingFile(out);
    palette = new PendingFile(out);
    try {
      ffmpeg =
          Ffmpeg.encode(
              width,
              height,
              fps,
              "-an",
              "-c:v",
              "qtrle",
              "-pix_fmt",
              "rgb24",
              "-f",
              "mov",
              pictures.path().toString());
    } catch (IOException e) {
      deleteAll();
      throw e;
    }
  }

  static GifWriter open(Path out, int width, int height, int fps) throws IOException {
    return new GifWriter(out, width, height, fps);
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
      deleteAll();
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
      makeGif();
      file.commit();
    } catch (IOException e) {
      throw file.failure(e);
    } finally {
      deleteAll();
    }
  }

  private void makeGif() throws IOException {
    String source = pictures.path().toString();
    String colors = palette.path().toString();
    String rate = "fps=" + Math.min(fps, HIGHEST_RATE);
    Ffmpeg.run(
        "-f",
        "mov",
        "-i",
        source,
        "-vf",
        rate + ",palettegen=stats_mode=full",
        "-frames:v",
        "1",
        "-c:v",
        "png",
        "-f",
        "image2pipe",
        "file:" + colors);
    // An ordered pattern stays put from frame to frame, so that still parts cost nothing.
    // Without queues the two inputs are read in step; with them, hundreds of frames can pile up.
    Ffmpeg.run(
        "-thread_queue_size",
        "0",
        "-f",
        "mov",
        "-i",
        source,
        "-thread_queue_size",
        "0",
        "-f",
        "png_pipe",
        "-i",
        colors,
        "-lavfi",
        rate + "[frames];[frames][1:v]paletteuse=dither=bayer:bayer_scale=5:diff_mode=rectangle",
        "-f",
        "gif",
        file.path().toString());
  }

  private void deleteAll() {
    palette.discard();
    pictures.discard();
    file.discard();
  }
}
