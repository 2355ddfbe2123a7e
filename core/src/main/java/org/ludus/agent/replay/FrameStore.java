package org.ludus.agent.replay;

import java.util.Arrays;
import org.ludus.env.Space;
import org.ludus.env.wrapper.EnvironmentFault;
import org.ludus.file.Archive;

/**
 * Keeps pictures that are made of bytes, and of each observation only the newest frame: the others
 * are those of the observations before it (Mnih et al. 2015 stack four). An observation has the
 * number of its newest frame.
 *
 * <p>At the start of an episode, frames that are all the same are one, which stands in for those
 * before it.
 */
final class FrameStore implements ObservationStore {

  /** What each byte stands for. */
  private static final float[] NUMBERS = new float[256];

  static {
    for (int i = 0; i < NUMBERS.length; i++) {
      NUMBERS[i] = i / 255f;
    }
  }

  private final int frames;

  /**
   * How many numbers of a frame stand one after the other in an observation: a pixel's planes, or
   * all of them if there is but one frame.
   */
  private final int run;

  private final int runs;
  private final int frameSize;
  private final Slots slots = new Slots();
  private final Chunks chunks;
  private byte[][] bytes = new byte[0][];

  /** The frame before each; {@link #NONE} before the first. */
  private int[] before = new int[16];

  /** The frames of one observation, the oldest first, while it is read or compared. */
  private final int[] stack;

  /**
   * Makes an empty store.
   *
   * @param observations what they are: {@link Space.Box#frames} above 0
   * @param expected about how many observations there will be at once
   */
  FrameStore(Space.Box observations, int expected) {
    frames = observations.frames();
    frameSize = observations.size() / frames;
    run = frames == 1 ? frameSize : observations.shape().get(2) / frames;
    runs = frameSize / run;
    chunks = new Chunks(frameSize, 1, expected);
    stack = new int[frames];
  }

  static long bytesPerFrame(Space.Box observations) {
    return observations.size() / observations.frames() + 2L * Integer.BYTES;
  }

  /** Returns which places are taken. */
  Slots slots() {
    return slots;
  }

  @Override
  public int start(float[] observations, int row) {
    int frame = 0;
    while (frame < frames - 1 && sameFrames(observations, row, frame)) {
      frame++;
    }
    int newest = NONE;
    for (; frame < frames; frame++) {
      newest = add(newest, observations, row, frame);
    }
    return newest;
  }

  @Override
  public int follow(int earlier, float[] observations, int row) {
    int link = frames == 1 ? NONE : earlier;
    int newest = add(link, observations, row, frames - 1);
    // What is held is the whole stack. The new frame is held already.
    hold(link, frames - 1);
    return newest;
  }

  @Override
  public void hold(int number) {
    hold(number, frames);
  }

  /** Holds a frame and those before it: so many, or as many as there are. */
  private void hold(int newest, int count) {
    int frame = newest;
    for (int i = 0; i < count && frame != NONE; i++) {
      slots.hold(frame);
      frame = before[frame];
    }
  }

  @Override
  public void release(int number) {
    int frame = number;
    for (int i = 0; i < frames && frame != NONE; i++) {
      slots.release(frame);
      frame = before[frame];
    }
  }

  @Override
  public void read(int number, float[] observations, int row) {
    unstack(number);
    for (int i = 0; i < frames; i++) {
      byte[] chunk = bytes[chunks.chunk(stack[i])];
      int source = chunks.offset(stack[i]);
      int to = first(row, i);
      // A run of one, as of grey pictures, deserves a loop of its own: it is five times as fast.
      if (run == 1) {
        for (int j = 0; j < runs; j++, to += frames) {
          observations[to] = NUMBERS[chunk[source + j] & 0xFF];
        }
      } else {
        for (int j = 0; j < runs; j++, source += run, to += frames * run) {
          for (int k = 0; k < run; k++) {
            observations[to + k] = NUMBERS[chunk[source + k] & 0xFF];
          }
        }
      }
    }
  }

  @Override
  public boolean shows(int number, float[] observations, int row) {
    unstack(number);
    for (int i = 0; i < frames; i++) {
      if (!sameFrame(stack[i], observations, first(row, i))) {
        return false;
      }
    }
    return true;
  }

  private boolean sameFrame(int frame, float[] observations, int first) {
    byte[] chunk = bytes[chunks.chunk(frame)];
    int source = chunks.offset(frame);
    int from = first;
    if (run == 1) {
      for (int j = 0; j < runs; j++, from += frames) {
        if (observations[from] != NUMBERS[chunk[source + j] & 0xFF]) {
          return false;
        }
      }
      return true;
    }
    for (int j = 0; j < runs; j++, source += run, from += frames * run) {
      for (int k = 0; k < run; k++) {
        if (observations[from + k] != NUMBERS[chunk[source + k] & 0xFF]) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public int places() {
    return slots.count();
  }

  @Override
  public void persist(Archive archive) {
    slots.persist(archive, Integer.BYTES + frameSize);
    grow();
    archive.ints(before, slots.count(), NONE, slots.count() - 1);
    for (byte[] chunk : bytes) {
      archive.bytes(chunk, chunk.length);
    }
  }

  /** Looks up the frames of an observation. */
  private void unstack(int number) {
    int frame = number;
    for (int i = frames - 1; i >= 0; i--) {
      stack[i] = frame;
      if (before[frame] != NONE) {
        frame = before[frame];
      }
    }
  }

  /** Returns whether a frame of the observation in that row is the same as the one after it. */
  private boolean sameFrames(float[] observations, int row, int frame) {
    int one = first(row, frame);
    int other = first(row, frame + 1);
    for (int j = 0; j < runs; j++) {
      for (int k = 0; k < run; k++) {
        if (observations[one + k] != observations[other + k]) {
          return false;
        }
      }
      one += frames * run;
      other += frames * run;
    }
    return true;
  }

  /** Adds one of the frames of the observation in that row. */
  private int add(int earlier, float[] observations, int row, int frame) {
    int slot = slots.take();
    grow();
    before[slot] = earlier;
    byte[] chunk = bytes[chunks.chunk(slot)];
    int to = chunks.offset(slot);
    int from = first(row, frame);
    for (int j = 0; j < runs; j++, to += run, from += frames * run) {
      for (int k = 0; k < run; k++) {
        chunk[to + k] = toByte(observations[from + k]);
      }
    }
    return slot;
  }

  /** Returns where a frame's first run begins; between its runs are those of the other frames. */
  private int first(int row, int frame) {
    return row * frames * frameSize + frame * run;
  }

  private static byte toByte(float number) {
    int whole = (int) (number * 255 + 0.5f);
    if (whole < 0 || whole > 255 || NUMBERS[whole] != number) {
      throw new EnvironmentFault(
          "an environment shows %s, which is no whole 255th from 0 to 1, as it says all are"
              .formatted(number));
    }
    return (byte) whole;
  }

  private void grow() {
    int had = bytes.length;
    int needed = chunks.count(slots.count());
    if (needed > had) {
      bytes = Arrays.copyOf(bytes, needed);
      for (int chunk = had; chunk < needed; chunk++) {
        bytes[chunk] = new byte[chunks.length()];
      }
    }
    if (slots.count() > before.length) {
      before = Arrays.copyOf(before, Math.max(slots.count(), 2 * before.length));
    }
  }
}
