package org.ludus.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsTest {

  private static final Path FILE = Path.of("model.zip");

  @Test
  void what_is_put_in_comes_out() throws FileFormatException {
    Weights read = read(small().toBytes());

    assertThat(read.text("kind")).isEqualTo("caf\u00e9");
    assertThat(read.array("a", 2, 3)).containsExactly(1, 2, 3, 4, 5, -0f);
    assertThat(read.array("b.bias", 1)).containsExactly(Float.MIN_VALUE);
    assertThat(read.holdsText("kind")).isTrue();
    assertThat(read.holdsText("a")).isFalse();
  }

  @Test
  void equal_contents_give_equal_bytes_before_and_after() throws FileFormatException {
    assertThat(small().toBytes()).isEqualTo(small().toBytes());
    assertThat(read(small().toBytes()).toBytes()).isEqualTo(small().toBytes());
  }

  /** The description in docs/formats.md, worked out by hand. */
  @Test
  void the_bytes_are_as_documented() {
    Weights weights = new Weights();
    weights.put("k", "v");
    weights.put("a", new int[] {1, 2}, new float[] {1, -2});

    HexFormat hex = HexFormat.of();
    byte[] expected =
        hex.parseHex(
            hex.formatHex("LUDUSWTS".getBytes(StandardCharsets.US_ASCII))
                + "010000000100000001000000"
                + "01006b010076"
                + "0100610201000000"
                + "02000000"
                + "0000803f000000c0");
    CRC32C sum = new CRC32C();
    sum.update(expected);
    ByteBuffer all =
        ByteBuffer.allocate(expected.length + 4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(expected)
            .putInt((int) sum.getValue());
    assertThat(weights.toBytes()).isEqualTo(all.array());
  }

  @Test
  void no_changed_byte_goes_unnoticed() {
    byte[] whole = small().toBytes();
    for (int place = 0; place < whole.length; place++) {
      for (int change = 1; change < 256; change++) {
        byte[] damaged = whole.clone();
        damaged[place] ^= (byte) change;
        assertThatThrownBy(() -> read(damaged))
            .isInstanceOf(FileFormatException.class)
            .hasMessageContaining("model.zip: weights.bin: ")
            .hasMessageContaining("at byte ");
      }
    }
  }

  @Test
  void whatever_a_byte_says_under_a_true_checksum_the_file_is_refused_or_read() {
    byte[] whole = small().toBytes();
    int refused = 0;
    for (int place = 0; place < whole.length - 4; place++) {
      for (int change = 1; change < 256; change++) {
        byte[] changed = whole.clone();
        changed[place] ^= (byte) change;
        try {
          read(sealed(changed)).toBytes();
        } catch (FileFormatException e) {
          assertThat(e.getMessage().lines()).hasSize(1);
          refused++;
        }
      }
    }
    // All but the letters of names and texts and the 28 bytes of numbers.
    assertThat(refused).isGreaterThan(60 * 255 / 2);
  }

  @Test
  void no_file_that_is_cut_off_or_goes_on_is_read() {
    byte[] whole = small().toBytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(FileFormatException.class);
      if (length >= 24) {
        assertThatThrownBy(() -> read(sealed(cut))).isInstanceOf(FileFormatException.class);
      }
    }
    assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(FileFormatException.class);
    assertThatThrownBy(() -> read(sealed(Arrays.copyOf(whole, whole.length + 4))))
        .hasMessageContaining("bytes are left for 7 numbers");
  }

  /** Offsets in {@link #small}: counts at 12 and 16, the shape of {@code a} at 37. */
  @ParameterizedTest
  @CsvSource({
    "12, ffffffff, 4294967295 texts do not fit",
    "12, ffffff7f, 2147483647 texts do not fit",
    "16, 000000ff, 4278190080 arrays do not fit",
    "16, 00000000, bytes are left for 0 numbers",
    "37, ffffff7f, array 'a' would be larger than the file",
    "37, 00000080, array 'a' would be larger than the file",
    "37, 00000000, array 'a' would be larger than the file",
    "8, 02000000, format 2 is not this program's 1",
    "8, 00000000, format 0 is not this program's 1",
  })
  void no_number_in_the_file_is_believed(int place, String bytes, String message) {
    byte[] changed = small().toBytes();
    byte[] number = HexFormat.of().parseHex(bytes);
    System.arraycopy(number, 0, changed, place, number.length);

    assertThatThrownBy(() -> read(sealed(changed)))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining(message);
  }

  /** 65,536 x 65,536 is nothing in 32 bits, and 2^64 nothing in 64. */
  @Test
  void products_of_dimensions_do_not_overflow() {
    for (int[] shape : new int[][] {{1 << 16, 1 << 16}, {1 << 30, 1 << 30, 16}}) {
      ByteBuffer head = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
      head.put(Weights.MAGIC).putInt(1).putInt(0).putInt(1);
      head.putShort((short) 1).put((byte) 'a').put((byte) shape.length);
      Arrays.stream(shape).forEach(head::putInt);
      byte[] bytes = Arrays.copyOf(head.array(), head.position() + 4);

      assertThatThrownBy(() -> read(sealed(bytes)))
          .isInstanceOf(FileFormatException.class)
          .hasMessageContaining("array 'a' would be larger than the file");
    }
  }

  @Test
  void names_and_texts_are_one_line_and_there_once() {
    Weights weights = small();
    float[] one = {1};
    int[] shape = {1};

    for (String name : new String[] {"", "a", "two words", "\u00e9", "x".repeat(101)}) {
      assertThatThrownBy(() -> weights.put(name, shape, one))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (String value : new String[] {"two\nlines", "x".repeat(0x10000)}) {
      assertThatThrownBy(() -> weights.put("text", value))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> weights.put("kind", "again"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shapes_fit_their_numbers() {
    Weights weights = new Weights();
    float[] six = new float[6];

    for (int[] shape :
        new int[][] {{}, {5}, {0}, {-2, -3}, {1, 1, 1, 1, 1, 1, 1, 1, 6}, {1 << 16, 1 << 16, 6}}) {
      assertThatThrownBy(() -> weights.put("a", shape, six))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void what_is_asked_for_has_to_be_there() {
    Weights weights = small();
    weights.put("bad", new int[] {2}, new float[] {0, Float.NaN});

    assertThatThrownBy(() -> weights.array("a", 3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("array 'a' is 2 x 3, not 3 x 2");
    assertThatThrownBy(() -> weights.array("c", 1)).hasMessage("there is no array 'c'");
    assertThatThrownBy(() -> weights.text("a")).hasMessage("there is no text 'a'");
    assertThatThrownBy(() -> weights.array("bad", 2))
        .hasMessage("array 'bad' holds NaN at its place 1");
  }

  private static Weights small() {
    Weights weights = new Weights();
    weights.put("kind", "caf\u00e9");
    weights.put("a", new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, -0f});
    weights.put("b.bias", new int[] {1}, new float[] {Float.MIN_VALUE});
    return weights;
  }

  private static Weights read(byte[] bytes) throws FileFormatException {
    return Weights.read(FILE, "weights.bin", bytes);
  }

  /** Gives bytes the checksum that they ought to have at their end. */
  private static byte[] sealed(byte[] bytes) {
    int end = bytes.length - 4;
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, end);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(end, (int) sum.getValue());
    return bytes;
  }
}
