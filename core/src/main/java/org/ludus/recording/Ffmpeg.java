package org.ludus.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.ludus.natives.Natives;

/** A run of the bundled ffmpeg program, fed with raw pictures or with nothing. */
final class Ffmpeg {

  private static final int LONGEST_MESSAGE = 4000;

  private final Process process;
  private final Thread messageReader;
  private final StringBuilder messages = new StringBuilder();
  private final ByteBuffer frame;

  private Ffmpeg(List<String> arguments, int frameBytes) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program());
    command.addAll(List.of("-hide_banner", "-loglevel", "error", "-y"));
    command.addAll(arguments);
    process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    // Left unread, a full pipe of messages would stop the program, and us behind it.
    messageReader = new Thread(this::readMessages, "ffmpeg messages");
    messageReader.setDaemon(true);
    messageReader.start();
    frame = ByteBuffer.allocate(frameBytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Starts a run that takes pictures of that size and rate from {@link #frame}. */
  static Ffmpeg encode(int width, int height, int fps, String... output) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-f", "rawvideo", "-pixel_format", "bgr0"));
    arguments.addAll(List.of("-video_size", width + "x" + height));
    arguments.addAll(List.of("-framerate", Integer.toString(fps), "-i", "pipe:0"));
    arguments.addAll(Arrays.asList(output));
    return new Ffmpeg(arguments, Math.multiplyExact(Integer.BYTES, width * height));
  }

  /** Runs it from file to file and waits. */
  static void run(String... arguments) throws IOException {
    new Ffmpeg(Arrays.asList(arguments), 0).finish();
  }

  private static String program() throws IOException {
    try {
      Natives.directJavaCpp();
      return Loader.load(org.bytedeco.ffmpeg.ffmpeg.class);
    } catch (LinkageError | RuntimeException e) {
      throw new IOException("the bundled ffmpeg does not run here: " + e.getMessage(), e);
    }
  }

  private void readMessages() {
    byte[] buffer = new byte[1024];
    try (InputStream errors = process.getErrorStream()) {
      for (int count = errors.read(buffer); count >= 0; count = errors.read(buffer)) {
        if (messages.length() < LONGEST_MESSAGE) {
          messages.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      messages.append("(its messages cannot be read: ").append(e.getMessage()).append(')');
    }
  }

  /** Hands over one picture, {@code 0xAARRGGBB} a pixel. */
  void frame(int[] pixels) throws IOException {
    // Little-endian, a pixel's bytes are blue, green, red and one that is ignored.
    frame.asIntBuffer().put(pixels);
    try {
      process.getOutputStream().write(frame.array());
    } catch (IOException e) {
      process.destroy();
      throw failure("stopped early", e);
    }
  }

  /** Ends the input and waits until all is written. */
  void finish() throws IOException {
    IOException broken = null;
    try (OutputStream input = process.getOutputStream()) {
      input.flush();
    } catch (IOException e) {
      broken = e;
    }
    int status = await();
    // On a full disk it complains, and ends as if all were well.
    if (status != 0 || broken != null || !messages.isEmpty()) {
      throw failure("ended with status " + status, broken);
    }
  }

  /** Ends the run at once. */
  void kill() {
    process.destroyForcibly();
    try {
      await();
    } catch (IOException e) {
      // The thread stays interrupted; the program has been told to end all the same.
      Thread.currentThread().interrupt();
    }
  }

  private int await() throws IOException {
    try {
      int status = process.waitFor();
      messageReader.join();
      return status;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while ffmpeg was writing", e);
    }
  }

  private IOException failure(String what, IOException cause) throws IOException {
    await();
    String said = messages.toString().strip().replaceAll("\\s*\\R\\s*", "; ");
    return new IOException("ffmpeg " + what + (said.isEmpty() ? "" : ": " + said), cause);
  }
}
