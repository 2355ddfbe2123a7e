package org.ludus.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.env.SplitMix64;

class ArchiveTest {

  /** More than fits into one of the pieces that arrays are written in. */
  private static final int MANY = 20_000;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void chooseFile() {
    file = folder.resolve("state.bin");
  }

  /** One of everything. */
  private static final class Thing {
    private long count;
    private int small;
    private double number;
    private boolean truth;
    private final float[] floats = new float[MANY];
    private final int[] ints = new int[MANY];
    private final double[] doubles = new double[MANY];
    private byte[] bytes = new byte[0];
    private final byte[] block = new byte[MANY];
    private final SplitMix64 random = new SplitMix64(7);

    void persist(Archive archive) {
      count = archive.number(count);
      small = archive.number(small);
      number = archive.number(number);
      truth = archive.flag(truth);
      archive.floats(floats);
      archive.ints(ints);
      archive.doubles(doubles, MANY - 1);
      bytes = archive.bytes(bytes);
      archive.bytes(block, MANY - 1);
      archive.random(random);
    }
  }

  private static Thing full() {
    Thing thing = new Thing();
    thing.count = Long.MIN_VALUE;
    thing.small = -5;
    thing.number = Double.MIN_VALUE;
    thing.truth = true;
    for (int i = 0; i < MANY; i++) {
      thing.floats[i] = i / 3f;
      thing.ints[i] = -i;
      thing.doubles[i] = i / 7.0;
      thing.block[i] = (byte) i;
    }
    thing.bytes = new byte[] {1, 2, 3};
    thing.random.nextLong();
    return thing;
  }

  private void keep(Thing thing) throws IOException {
    try (ArchiveWriter archive = new ArchiveWriter(file)) {
      thing.persist(archive);
      archive.commit();
    }
  }

  @Test
  void what_is_brought_back_is_what_was_kept() throws IOException {
    Thing kept = full();
    keep(kept);

    Thing brought = new Thing();
    try (ArchiveReader archive = new ArchiveReader(file)) {
      brought.persist(archive);
    }

    kept.doubles[MANY - 1] = 0;
    kept.block[MANY - 1] = 0;
    assertThat(brought).usingRecursiveComparison().ignoringFields("random").isEqualTo(kept);
    assertThat(brought.random.nextLong()).isEqualTo(kept.random.nextLong());
  }

  @Test
  void a_file_appears_only_when_it_is_complete() throws IOException {
    Files.writeString(file, "old");
    try (ArchiveWriter archive = new ArchiveWriter(file)) {
      full().persist(archive);
    }
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("state.bin");
  }

  @Test
  void damage_anywhere_is_noticed_before_anything_is_brought_back() throws IOException {
    keep(full());
    byte[] good = Files.readAllBytes(file);
    for (int at : new int[] {0, 9, 40, good.length / 2, good.length - 1}) {
      byte[] bad = good.clone();
      bad[at] ^= 4;
      Files.write(file, bad);
      assertThatThrownBy(() -> new ArchiveReader(file))
          .isInstanceOf(FileFormatException.class)
          .hasMessageContaining("state.bin");
    }
    for (int length : new int[] {0, 8, 12, 19, good.length / 2, good.length - 1}) {
      Files.write(file, Arrays.copyOf(good, length));
      assertThatThrownBy(() -> new ArchiveReader(file)).isInstanceOf(FileFormatException.class);
    }
  }

  @Test
  void arrays_of_another_size_are_refused() throws IOException {
    try (ArchiveWriter archive = new ArchiveWriter(file)) {
      archive.floats(new float[3]);
      archive.commit();
    }
    try (ArchiveReader archive = new ArchiveReader(file)) {
      assertThatThrownBy(() -> archive.floats(new float[4]))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("3 numbers where 4 belong");
    }
  }
}
