package org.ludus.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.file.Allocations;
import org.ludus.file.BoundedFile;
import org.ludus.file.FileFormatException;
import org.ludus.file.Mutations;

class ReplayFileTest {

  @TempDir Path folder;
  private Path file;
  private final EpisodeLog discrete = Episodes.random(Episodes.cartPole(), "cart-pole", 5);
  private final EpisodeLog continuous =
      new EpisodeLog("w[a=b]", "me", -7, 2, new float[] {0.5f, -0f, 1, Float.MIN_VALUE}, -1.5, 9);

  @BeforeEach
  void choose() {
    file = folder.resolve("game.replay");
  }

  @Test
  void what_is_written_is_read_back() throws IOException {
    ReplayFile.write(file, List.of(discrete, continuous));

    assertThat(ReplayFile.read(file)).containsExactly(discrete, continuous);
    assertThat(ReplayFile.read(file).get(1).environment()).isEqualTo("w[a=b]");
    assertThat(names()).containsExactly("game.replay");
  }

  @Test
  void a_step_takes_less_than_a_byte() throws IOException {
    float[] actions = new float[10_000];
    for (int i = 0; i < actions.length; i++) {
      actions[i] = i * i % 7 % 4;
    }
    ReplayFile.write(file, List.of(new EpisodeLog("x", "y", 1, 1, actions, 0, 0)));

    assertThat(Files.size(file)).isLessThan(10_000);
    assertThat(ReplayFile.read(file).get(0).steps()).isEqualTo(10_000);
  }

  @Test
  void a_foreign_file_is_told_apart() throws IOException {
    Files.writeString(file, "PK and something else entirely, long enough to hold a header");

    assertRefused("not a replay");
  }

  @Test
  void an_empty_file_is_told_apart() throws IOException {
    Files.createFile(file);

    assertRefused("not a replay");
  }

  @Test
  void a_newer_format_is_told_apart() throws IOException {
    byte[] bytes = written();
    bytes[11] = 9;
    Files.write(file, bytes);

    assertRefused("format 9");
  }

  @Test
  void a_file_cut_short_anywhere_is_refused() throws IOException {
    byte[] bytes = written();
    for (int length = 1; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));

      assertRefused("cut short");
    }
  }

  @Test
  void a_file_with_any_byte_changed_is_refused() throws IOException {
    byte[] bytes = written();
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x41;
      Files.write(file, damaged);

      assertRefused("");
    }
  }

  @Test
  void a_failure_leaves_the_old_file_as_it_was() throws IOException {
    Path missing = folder.resolve("nowhere").resolve("game.replay");

    assertThatThrownBy(() -> ReplayFile.write(missing, List.of(discrete)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no folder");

    ReplayFile.write(file, List.of(discrete));
    String tooLong = "x".repeat(70_000);
    EpisodeLog unwritable = new EpisodeLog(tooLong, "y", 1, 1, new float[1], 0, 0);
    assertThatThrownBy(() -> ReplayFile.write(file, List.of(unwritable)))
        .isInstanceOf(IOException.class);
    assertThat(ReplayFile.read(file)).containsExactly(discrete);
    assertThat(names()).containsExactly("game.replay");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -5, Integer.MIN_VALUE, BoundedFile.GAMES + 1, Integer.MAX_VALUE})
  void a_number_of_games_that_cannot_be_is_refused(int count) throws IOException {
    Files.write(file, CraftedReplay.of(out -> out.writeInt(count)));

    assertRefused("it says that it holds " + count + " games");
  }

  /** Two megabytes of it, of which every game is the same 37 bytes. */
  @Test
  void millions_of_games_in_which_nothing_happens_are_refused() throws Exception {
    CraftedReplay.Body empty = out -> CraftedReplay.head(out, "", 1, 0, 1);
    byte[] many =
        CraftedReplay.of(
            out -> {
              out.writeInt(BoundedFile.GAMES);
              for (int i = 0; i < BoundedFile.GAMES; i++) {
                empty.write(out);
              }
            });
    Files.write(file, many);

    assertLittleMemory(() -> assertRefused("0 steps of 1 numbers do not fit"));
  }

  @ParameterizedTest
  @CsvSource({
    "500000000, 1, 1",
    "1, 500000000, 1",
    "125000000, 1, 4",
    "2147483647, 2147483647, 4",
    "65536, 65536, 1",
    "-1, 1, 1",
    "1, -1, 4",
    "-5, -5, 1",
    "1, 0, 1",
  })
  void sizes_that_do_not_fit_are_refused_before_there_is_room_for_them(
      int steps, int actionSize, int width) throws Exception {
    Files.write(file, zeros(1, steps, actionSize, width));

    assertLittleMemory(
        () -> assertRefused(steps + " steps of " + actionSize + " numbers do not fit"));
  }

  /** Half a gigabyte, which a game of as many steps asks for, is less than 500 kB packed. */
  @Test
  void what_unpacks_to_gigabytes_is_refused_before_it_is_unpacked() throws Exception {
    byte[] huge = zeros(480, 480 << 20, 1, 1);
    assertThat(huge.length).isLessThan(500_000);
    Files.write(file, huge);

    assertLittleMemory(() -> assertRefused("503316480 steps of 1 numbers do not fit"));
  }

  /** A game of which so many mebibytes are there. */
  private static byte[] zeros(int mebibytes, int steps, int actionSize, int width)
      throws IOException {
    byte[] zeros = new byte[1 << 20];
    return CraftedReplay.of(
        out -> {
          out.writeInt(1);
          CraftedReplay.head(out, "cart-pole", actionSize, steps, width);
          for (int i = 0; i < mebibytes; i++) {
            out.write(zeros);
          }
        });
  }

  @Test
  void many_games_that_are_too_much_together_are_refused() throws IOException {
    byte[] zeros = new byte[1 << 22];
    byte[] bytes =
        CraftedReplay.of(
            out -> {
              out.writeInt(17);
              for (int i = 0; i < 17; i++) {
                CraftedReplay.head(out, "cart-pole", 1, zeros.length, 1);
                out.write(zeros);
              }
            });
    Files.write(file, bytes);

    assertRefused("do not fit into the file");
  }

  /** A name takes up to 65,535 bytes, and deflate makes them of 70. */
  @Test
  void names_that_are_too_long_or_not_one_line_are_refused() throws IOException {
    for (String name : new String[] {"x".repeat(60_000), "two\nlines", "tab\t", "\u0000"}) {
      Files.write(file, CraftedReplay.game(name, 1, 0));

      assertRefused("the name of the world is too long, or not one line");
    }
  }

  @Test
  void numbers_of_another_width_are_refused() throws IOException {
    for (int width : new int[] {0, 2, 8, -1}) {
      Files.write(
          file,
          CraftedReplay.of(
              out -> {
                out.writeInt(1);
                CraftedReplay.head(out, "cart-pole", 1, 1, width);
                out.writeLong(0);
              }));

      assertRefused("a number of " + width + " bytes");
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void actions_that_are_no_numbers_are_refused(float number) throws IOException {
    Files.write(file, CraftedReplay.game("lunar-lander-continuous", 2, 0.5f, number));

    assertRefused("an action holds " + number + ", in game 1");
  }

  @Test
  void nothing_may_follow_the_last_game() throws IOException {
    Files.write(
        file,
        CraftedReplay.of(
            out -> {
              out.writeInt(1);
              CraftedReplay.head(out, "cart-pole", 1, 1, 1);
              out.write(new byte[2]);
            }));
    assertRefused("bytes are left over");

    byte[] whole = written();
    byte[] longer = Arrays.copyOfRange(whole, 16, whole.length + 3);
    Files.write(file, CraftedReplay.sealed(longer));
    assertRefused("bytes are left over");
  }

  /** Whatever is packed, nothing of it is unpacked before the checksum is known to fit. */
  @Test
  void the_checksum_comes_first() throws IOException {
    byte[] bytes = CraftedReplay.of(out -> out.writeInt(-5));
    bytes[15] ^= 1;
    Files.write(file, bytes);

    assertRefused("its checksum does not fit");
  }

  @Test
  void whatever_is_changed_in_the_file_a_line_comes_of_it() throws Exception {
    byte[] whole = ReplayFile.toBytes(List.of(discrete, continuous));
    byte[] packed = Arrays.copyOfRange(whole, 16, whole.length);
    byte[] unpacked = new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    Mutations mutations = new Mutations(7);
    for (int i = 0; i < Integer.getInteger("fuzz.rounds", 1_500); i++) {
      byte[] body = mutations.of(unpacked);

      readOrRefused(mutations.of(whole));
      readOrRefused(CraftedReplay.sealed(mutations.of(packed)));
      readOrRefused(CraftedReplay.of(out -> out.write(body)));
    }
  }

  private void readOrRefused(byte[] bytes) throws Exception {
    long allocated =
        Allocations.of(
            () -> {
              try {
                ReplayFile.toBytes(ReplayFile.parse(file, bytes));
              } catch (FileFormatException e) {
                assertThat(e.getMessage()).startsWith(file.toString()).hasLineCount(1);
              }
            });
    assertThat(allocated).isLessThan(16 << 20);
  }

  @Test
  void what_would_not_be_read_is_not_written() {
    EpisodeLog nothing = new EpisodeLog("x", "y", 1, 1, new float[0], 0, 0);
    EpisodeLog lines = new EpisodeLog("x", "y\nz", 1, 1, new float[1], 0, 0);
    float[] halves = new float[BoundedFile.RECORDING / Float.BYTES];
    Arrays.fill(halves, 0.5f);
    EpisodeLog large = new EpisodeLog("x", "y", 1, 1, halves, 0, 0);

    for (List<EpisodeLog> games :
        List.of(
            List.<EpisodeLog>of(),
            List.of(nothing),
            List.of(discrete, lines),
            Collections.nCopies(BoundedFile.GAMES + 1, discrete),
            List.of(large))) {
      assertThatThrownBy(() -> ReplayFile.write(file, games)).isInstanceOf(IOException.class);
    }
    assertThat(file).doesNotExist();
  }

  /** Little more than the file itself, which has two megabytes at most. */
  private static void assertLittleMemory(Allocations.Action reading) throws Exception {
    assertThat(Allocations.of(reading)).isLessThan(8 << 20);
  }

  private byte[] written() throws IOException {
    ReplayFile.write(file, List.of(discrete, continuous));
    return Files.readAllBytes(file);
  }

  private void assertRefused(String problem) {
    assertThatThrownBy(() -> ReplayFile.read(file))
        .isInstanceOf(FileFormatException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(problem)
        .hasMessageContaining("byte")
        .message()
        .doesNotContain("\n");
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
