package org.ludus.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ludus.agent.Transitions;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.env.wrapper.EnvironmentFault;
import org.ludus.file.Archive;
import org.ludus.file.ArchiveReader;
import org.ludus.file.ArchiveWriter;

class FrameStoreTest {

  @TempDir private Path folder;

  /** Pictures of so many frames of so many planes, 5 wide and 3 high. */
  private static Space.Box pictures(int frames, int planes) {
    int size = 15 * frames * planes;
    return new Space.Box(
        Collections.nCopies(size, new Space.Dimension("p", "", 0, 1)),
        List.of(3, 5, frames * planes),
        frames);
  }

  /** What a camera sees: every frame is another, and an observation is the last few of them. */
  private static final class Camera {

    private final int frames;
    private final int planes;
    private final SplitMix64 random;
    private final List<float[]> film = new ArrayList<>();

    Camera(int frames, int planes, long seed) {
      this.frames = frames;
      this.planes = planes;
      random = new SplitMix64(seed);
    }

    void cut() {
      film.clear();
    }

    /** Takes a frame and writes what is now seen. */
    void see(float[] observations, int row) {
      float[] frame = new float[15 * planes];
      for (int i = 0; i < frame.length; i++) {
        frame[i] = random.nextInt(256) / 255f;
      }
      film.add(frame);
      int to = row * 15 * planes * frames;
      for (int pixel = 0; pixel < 15; pixel++) {
        for (int age = frames - 1; age >= 0; age--) {
          float[] then = film.get(Math.max(0, film.size() - 1 - age));
          for (int plane = 0; plane < planes; plane++) {
            observations[to++] = then[pixel * planes + plane];
          }
        }
      }
    }
  }

  @Test
  void every_byte_comes_back_to_the_bit() {
    Space.Box all =
        new Space.Box(
            Collections.nCopies(256, new Space.Dimension("p", "", 0, 1)), List.of(16, 16, 1), 1);
    FrameStore store = new FrameStore(all, 1);
    float[] numbers = new float[256];
    for (int i = 0; i < 256; i++) {
      numbers[i] = i / 255f;
    }
    float[] back = new float[512];

    store.read(store.start(numbers, 0), back, 1);

    for (int i = 0; i < 256; i++) {
      assertThat(back[256 + i]).isEqualTo(i / 255f);
    }
  }

  @Test
  void numbers_that_no_byte_holds_are_refused() {
    FrameStore store = new FrameStore(pictures(1, 1), 1);
    for (float wrong : new float[] {0.5f, -1 / 255f, 256 / 255f, Float.NaN}) {
      float[] picture = new float[15];
      picture[7] = wrong;
      assertThatThrownBy(() -> store.start(picture, 0))
          .isInstanceOf(EnvironmentFault.class)
          .hasMessageContaining("no whole 255th");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 4", "2, 3", "4, 1", "4, 2"})
  void what_is_held_stays_as_it_was_seen(int frames, int planes) {
    FrameStore store = new FrameStore(pictures(frames, planes), 7);
    Camera camera = new Camera(frames, planes, 1);
    SplitMix64 chance = new SplitMix64(2);
    List<Integer> numbers = new ArrayList<>();
    List<float[]> originals = new ArrayList<>();
    int latest = ObservationStore.NONE;
    for (int step = 0; step < 400; step++) {
      float[] seen = new float[15 * frames * planes];
      if (latest != ObservationStore.NONE && chance.nextInt(6) == 0) {
        store.release(latest);
        latest = ObservationStore.NONE;
        camera.cut();
      }
      camera.see(seen, 0);
      int number =
          latest == ObservationStore.NONE ? store.start(seen, 0) : store.follow(latest, seen, 0);
      if (latest != ObservationStore.NONE) {
        store.release(latest);
      }
      latest = number;
      store.hold(number);
      numbers.add(number);
      originals.add(seen);
      if (numbers.size() > 20) {
        // In any order: the oldest frame may be the one that is needed longest.
        int forgotten = chance.nextInt(numbers.size());
        store.release(numbers.remove(forgotten));
        originals.remove(forgotten);
      }
      for (int i = 0; i < numbers.size(); i++) {
        float[] back = new float[seen.length];
        store.read(numbers.get(i), back, 0);
        assertThat(back).isEqualTo(originals.get(i));
        assertThat(store.shows(numbers.get(i), originals.get(i), 0)).isTrue();
        assertThat(store.shows(numbers.get(i), seen, 0)).isEqualTo(originals.get(i) == seen);
      }
    }
  }

  @Test
  void an_episode_may_begin_with_any_stack() {
    FrameStore store = new FrameStore(pictures(3, 1), 4);
    Camera camera = new Camera(3, 1, 1);
    float[] seen = new float[45];
    camera.see(seen, 0);
    camera.see(seen, 0);
    camera.see(seen, 0);
    float[] back = new float[45];

    int number = store.start(seen, 0);
    store.read(number, back, 0);
    assertThat(back).isEqualTo(seen);

    camera.see(seen, 0);
    store.read(store.follow(number, seen, 0), back, 0);
    assertThat(back).isEqualTo(seen);
  }

  /**
   * A buffer of bytes beside one of floats, both small: what one remembers and gives, so does the
   * other, with streams side by side, episodes of any length, and transitions of several steps.
   */
  @ParameterizedTest
  @CsvSource({"1, 1, 40", "1, 3, 40", "3, 3, 40", "4, 5, 7", "4, 1, 1"})
  void it_remembers_what_a_buffer_of_floats_remembers(int frames, int steps, int capacity)
      throws IOException {
    Space.Box asBytes = pictures(frames, 2);
    Space.Box asFloats = new Space.Box(asBytes.dimensions(), asBytes.shape());
    ReplayBuffer bytes = new ReplayBuffer(asBytes, 1, capacity, 0.5);
    ReplayBuffer floats = new ReplayBuffer(asFloats, 1, capacity, 0.5);
    MultiStepReturns toBytes = new MultiStepReturns(steps, 0.9, 3, 1, bytes);
    MultiStepReturns toFloats = new MultiStepReturns(steps, 0.9, 3, 1, floats);
    Play play = new Play(3, frames);
    for (int round = 0; round < 300; round++) {
      Transitions transitions = play.step();
      toBytes.add(transitions);
      toFloats.add(transitions);
      if (bytes.size() > 0) {
        assertSameDraws(bytes, floats, asBytes.size(), round);
      }
      if (round == 150) {
        keep(bytes, toBytes);
        bytes = new ReplayBuffer(asBytes, 1, capacity, 0.5);
        toBytes = new MultiStepReturns(steps, 0.9, 3, 1, bytes);
        bringBack(bytes, toBytes);
      }
    }
    assertThat(bytes.size()).isEqualTo(capacity);
  }

  private static void assertSameDraws(ReplayBuffer one, ReplayBuffer other, int size, int seed) {
    Minibatch left = new Minibatch(16, size, 1);
    Minibatch right = new Minibatch(16, size, 1);
    one.sample(left, 0.5, new SplitMix64(seed));
    other.sample(right, 0.5, new SplitMix64(seed));
    one.prioritize(left, left.rewards);
    other.prioritize(right, right.rewards);
    assertThat(left.observations).isEqualTo(right.observations);
    assertThat(left.nextObservations).isEqualTo(right.nextObservations);
    assertThat(left.actions).isEqualTo(right.actions);
    assertThat(left.rewards).isEqualTo(right.rewards);
    assertThat(left.discounts).isEqualTo(right.discounts);
    assertThat(left.weights).isEqualTo(right.weights);
  }

  private void keep(ReplayBuffer buffer, MultiStepReturns steps) throws IOException {
    try (ArchiveWriter archive = new ArchiveWriter(folder.resolve("state.bin"))) {
      persist(archive, buffer, steps);
      archive.commit();
    }
  }

  private void bringBack(ReplayBuffer buffer, MultiStepReturns steps) throws IOException {
    try (ArchiveReader archive = new ArchiveReader(folder.resolve("state.bin"))) {
      persist(archive, buffer, steps);
    }
  }

  private static void persist(Archive archive, ReplayBuffer buffer, MultiStepReturns steps) {
    buffer.persist(archive);
    steps.persist(archive);
  }

  /** Streams of episodes that end at any time, by a terminal step or not. */
  private static final class Play {

    private final Camera[] cameras;
    private final Transitions transitions;
    private final boolean[] begun;
    private final SplitMix64 chance = new SplitMix64(9);

    Play(int rows, int frames) {
      cameras = new Camera[rows];
      begun = new boolean[rows];
      transitions = new Transitions(rows, 30 * frames, 1);
      for (int row = 0; row < rows; row++) {
        cameras[row] = new Camera(frames, 2, row);
      }
    }

    Transitions step() {
      int size = transitions.observationSize;
      for (int row = 0; row < cameras.length; row++) {
        if (!begun[row] || transitions.ended(row)) {
          cameras[row].cut();
          cameras[row].see(transitions.observations, row);
          begun[row] = true;
        } else {
          System.arraycopy(
              transitions.nextObservations, row * size, transitions.observations, row * size, size);
        }
        cameras[row].see(transitions.nextObservations, row);
        transitions.actions[row] = chance.nextInt(5);
        transitions.rewards[row] = chance.nextInt(100);
        transitions.terminated[row] = chance.nextInt(8) == 0;
        transitions.truncated[row] = !transitions.terminated[row] && chance.nextInt(8) == 0;
      }
      return transitions;
    }
  }

  @Test
  void no_more_is_kept_than_is_needed() {
    Space.Box space = pictures(4, 2);
    ReplayBuffer buffer = new ReplayBuffer(space, 1, 50);
    MultiStepReturns returns = new MultiStepReturns(3, 0.9, 3, 1, buffer);
    Play play = new Play(3, 4);
    Slots counted = ((FrameStore) buffer.seen()).slots();
    for (int round = 0; round < 100; round++) {
      returns.add(play.step());
    }
    int afterSome = counted.count();
    for (int round = 0; round < 2_000; round++) {
      returns.add(play.step());
    }

    // A transition's own frame, the last of each episode, and those before and under way.
    assertThat(afterSome).isBetween(50, 120);
    assertThat(counted.count()).isBetween(afterSome, 120);
  }
}
