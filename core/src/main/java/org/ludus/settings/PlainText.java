package org.ludus.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of files that people may edit: UTF-8, with or without a byte-order mark, and no longer
 * than anybody writes. All that goes beyond is refused in a line before it takes memory or time.
 */
public final class PlainText {

  /** The largest file that is read. */
  public static final int MOST_BYTES = 1 << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private PlainText() {}

  /**
   * Returns the text of a file.
   *
   * @throws UsageException if it is no file of such text; the message says in which line
   * @throws IOException if it is not there or cannot be read
   */
  public static String read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new UsageException(file + ": it is a folder, not a file");
    } else if (Files.exists(file) && !Files.isRegularFile(file)) {
      // To open a pipe that nobody writes to would take for ever.
      throw new UsageException(file + ": it is a pipe or a device, not a file");
    }
    try (InputStream content = Files.newInputStream(file)) {
      return decode(file.toString(), content.readNBytes(MOST_BYTES + 1));
    }
  }

  /**
   * Returns the text that a file holds.
   *
   * @param origin the file's name, for messages
   * @param content what is in it, or the first of that if it is too much
   * @throws UsageException if that is no such text; the message says in which line
   */
  public static String decode(String origin, byte[] content) {
    if (content.length > MOST_BYTES) {
      throw new UsageException(
          origin + ": it is larger than 1 MiB, and more is not read of a text");
    }
    CharBuffer decoded = CharBuffer.allocate(content.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content), decoded, true);
    String text = decoded.flip().toString();
    if (result.isError()) {
      throw notUtf8(origin, text, text.length(), isWide(content));
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isText(text.charAt(i))) {
        throw notUtf8(origin, text, i, text.charAt(i) == 0);
      }
    }
    return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
  }

  /** Returns whether it begins with the byte-order mark of UTF-16, in either order. */
  private static boolean isWide(byte[] content) {
    return content.length >= 2
        && (content[0] & 0xFF) + (content[1] & 0xFF) == 0xFE + 0xFF
        && Math.abs(content[0] - content[1]) == 1;
  }

  private static boolean isText(char character) {
    return "\t\n\r\u0085".indexOf(character) >= 0
        || (!Character.isISOControl(character) && character < '\uFFFE');
  }

  private static UsageException notUtf8(String origin, String text, int at, boolean wide) {
    // A NUL is in every character of plain text in UTF-16.
    String reason = wide ? " but looks like UTF-16: save it as UTF-8" : "";
    return new UsageException(
        origin + ": line " + line(text, at) + ": it is not text in UTF-8" + reason);
  }

  /** Returns the number of the line that a character is in, counted from 1. */
  private static int line(String text, int at) {
    return text.substring(0, at).split("\\R", -1).length;
  }
}
