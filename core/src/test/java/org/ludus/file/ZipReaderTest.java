package org.ludus.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipReaderTest {

  private static final Path FILE = Path.of("some.zip");
  private static final int LIMIT = 1 << 16;
  private static final byte[] TEXT = "some text, some text".getBytes(StandardCharsets.US_ASCII);

  @Test
  void what_was_packed_comes_out() throws IOException {
    ZipReader zip = new ZipReader(FILE, two());

    assertThat(zip.holds("a.txt")).isTrue();
    assertThat(zip.holds("c.txt")).isFalse();
    assertThat(zip.read("a.txt", LIMIT)).isEqualTo(TEXT);
    assertThat(zip.read("empty", LIMIT)).isEmpty();
    assertThat(two()).isEqualTo(two());
  }

  @Test
  void stored_entries_are_read_too() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry("stored");
      CRC32 sum = new CRC32();
      sum.update(TEXT);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(TEXT.length);
      entry.setCrc(sum.getValue());
      out.putNextEntry(entry);
      out.write(TEXT);
    }

    assertThat(new ZipReader(FILE, bytes.toByteArray()).read("stored", LIMIT)).isEqualTo(TEXT);
  }

  @Test
  void changed_bytes_are_refused_or_change_nothing() {
    byte[] whole = two();
    int refused = 0;
    for (int place = 0; place < whole.length; place++) {
      for (int change = 1; change < 256; change++) {
        byte[] damaged = whole.clone();
        damaged[place] ^= (byte) change;
        try {
          assertThat(new ZipReader(FILE, damaged).read("a.txt", LIMIT)).isEqualTo(TEXT);
        } catch (FileFormatException e) {
          assertThat(e.getMessage()).startsWith("some.zip: ").hasLineCount(1);
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(whole.length * 255 / 3);
  }

  @Test
  void no_zip_that_is_cut_off_or_goes_on_is_read() {
    byte[] whole = two();
    for (int length = 0; length <= whole.length + 1; length++) {
      byte[] other = Arrays.copyOf(whole, length);
      if (length != whole.length) {
        assertThatThrownBy(() -> new ZipReader(FILE, other))
            .isInstanceOf(FileFormatException.class);
      }
    }
  }

  @Test
  void what_unpacks_to_too_much_is_refused_before_it_is_unpacked() throws IOException {
    byte[] bomb = ZipWriter.pack(Map.of("zeros", new byte[1 << 24]));
    ZipReader zip = new ZipReader(FILE, bomb);

    assertThat(bomb.length).isLessThan(1 << 15);
    assertThat(zip.read("zeros", 1 << 24)).hasSize(1 << 24);
    assertThatThrownBy(() -> zip.read("zeros", (1 << 24) - 1))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("zeros unpacks to 16777216 bytes, more than the 16777215");
  }

  /** The sizes stand in the directory, packed at 20 and unpacked at 24 of an entry. */
  @ParameterizedTest
  @CsvSource({
    "24, 21, does not end where it should",
    "24, 19, does not end where it should",
    "24, 60000, cannot be unpacked from",
    "24, -1, unpacks to 4294967295 bytes",
    "20, -1, damaged in a.txt",
    "42, -1, damaged in a.txt",
    "42, 100, damaged in a.txt",
  })
  void sizes_and_places_are_not_believed(int place, int value, String message) throws IOException {
    byte[] zip = ZipWriter.pack(Map.of("a.txt", TEXT));
    ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int directory = buffer.getInt(zip.length - 22 + 16);
    // One byte more is only noticed as a lack of input.
    String expected = value == 21 ? "ends too early" : message;
    buffer.putInt(directory + place, value);

    assertThatThrownBy(() -> new ZipReader(FILE, zip).read("a.txt", LIMIT))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void encrypted_entries_and_other_methods_are_refused() throws IOException {
    for (int place : new int[] {8, 10}) {
      byte[] zip = ZipWriter.pack(Map.of("a.txt", TEXT));
      int directory = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
      zip[directory + place] |= 1;

      assertThatThrownBy(() -> new ZipReader(FILE, zip).read("a.txt", LIMIT))
          .isInstanceOf(FileFormatException.class)
          .hasMessageContaining("cannot be unpacked");
    }
  }

  @Test
  void names_that_are_there_twice_are_refused() {
    byte[] zip = replaced(two(), "empty", "a.txt");

    assertThatThrownBy(() -> new ZipReader(FILE, zip))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("a.txt is in it twice");
  }

  @Test
  void names_that_are_not_a_line_of_utf_8_are_refused() {
    for (String name : new String[] {"\u00ffmpty", "em\nty"}) {
      byte[] zip = replaced(two(), "empty", name);

      assertThatThrownBy(() -> new ZipReader(FILE, zip))
          .isInstanceOf(FileFormatException.class)
          .hasMessageContaining("the name of an entry is not one line of UTF-8")
          .hasMessageMatching("[^\n]*");
    }
  }

  private static byte[] two() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a.txt", TEXT);
    entries.put("empty", new byte[0]);
    return ZipWriter.pack(entries);
  }

  private static byte[] replaced(byte[] bytes, String from, String to) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replace(from, to)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
