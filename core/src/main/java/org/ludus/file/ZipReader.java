package org.ludus.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads single entries of a zip that may be anybody's, and only those that are asked for: what else
 * is in it is never unpacked. {@link BoundedFile} says how much it may hold.
 *
 * <p>The directory at the zip's end counts, as it does for most programs. It has to be at the very
 * end, each name in it once and in UTF-8; entries are stored or deflated, neither encrypted nor
 * larger than 4 GB.
 */
public final class ZipReader {

  private static final int END = 0x06054b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int END_SIZE = 22;
  private static final int CENTRAL_SIZE = 46;
  private static final int LOCAL_SIZE = 30;

  private static final int ENCRYPTED = 1;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private final Path file;
  private final ByteBuffer zip;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** What the directory says of an entry; sizes are those of unsigned numbers. */
  private record Entry(int method, int crc, long packed, long size, long offset, int nameLength) {}

  /**
   * Reads a zip's directory.
   *
   * @param file its name, for messages
   * @throws FileFormatException if it is no zip, cut off or damaged
   */
  public ZipReader(Path file, byte[] bytes) throws FileFormatException {
    this.file = file;
    zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
      throw new FileFormatException(file, "it is not a zip file");
    }
    int end = bytes.length - END_SIZE;
    if (end < 0 || zip.getInt(end) != END) {
      throw new FileFormatException(
          file,
          "cut off or damaged: the zip's directory is missing at its end",
          "at byte " + bytes.length);
    }
    int count = unsignedShort(end + 10);
    long start = unsigned(end + 16);
    boolean whole =
        zip.getInt(end + 4) == 0
            && unsignedShort(end + 8) == count
            && start + unsigned(end + 12) == end
            && zip.getShort(end + 20) == 0;
    if (!whole) {
      throw new FileFormatException(file, "the zip's end is damaged", "at byte " + end);
    }
    readDirectory((int) start, end, count);
  }

  /**
   * Reads the directory of a zip on disk.
   *
   * @throws IOException if it cannot be read
   * @throws FileFormatException if it is no zip, cut off, damaged, or larger than any that is read
   */
  public static ZipReader open(Path file) throws IOException {
    return new ZipReader(file, BoundedFile.read(file, BoundedFile.ZIP));
  }

  private void readDirectory(int start, int end, int count) throws FileFormatException {
    int place = start;
    for (int i = 0; i < count; i++) {
      if (end - place < CENTRAL_SIZE || zip.getInt(place) != CENTRAL) {
        throw damaged("entry " + (i + 1), place);
      }
      int nameLength = unsignedShort(place + 28);
      int next =
          place + CENTRAL_SIZE + nameLength + unsignedShort(place + 30) + unsignedShort(place + 32);
      if (next > end) {
        throw damaged("entry " + (i + 1), place);
      }
      String name = name(place + CENTRAL_SIZE, nameLength);
      boolean readable = (zip.getShort(place + 8) & ENCRYPTED) == 0;
      Entry entry =
          new Entry(
              readable ? unsignedShort(place + 10) : -1,
              zip.getInt(place + 16),
              unsigned(place + 20),
              unsigned(place + 24),
              unsigned(place + 42),
              nameLength);
      if (entries.put(name, entry) != null) {
        throw new FileFormatException(file, name + " is in it twice", "at byte " + place);
      }
      place = next;
    }
    if (place != end) {
      throw damaged("the directory", place);
    }
  }

  /** Returns whether there is an entry of that name. */
  public boolean holds(String name) {
    return entries.containsKey(name);
  }

  /**
   * Unpacks an entry.
   *
   * @param limit how many bytes it may have, such as {@link BoundedFile#TEXT}
   * @throws FileFormatException if there is none of that name, or it is larger or damaged
   */
  public byte[] read(String name, int limit) throws FileFormatException {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new FileFormatException(file, "it holds no " + name);
    } else if (entry.size > limit) {
      throw new FileFormatException(
          file,
          "%s unpacks to %s bytes, more than the %s that are read"
              .formatted(name, entry.size, limit));
    }
    int data = data(name, entry);
    // What is allocated is what so many packed bytes can make.
    boolean possible =
        (entry.method == STORED && entry.size == entry.packed)
            || (entry.method == DEFLATED && entry.size <= BoundedFile.unpacked(entry.packed));
    if (!possible) {
      throw new FileFormatException(
          file,
          "%s cannot be unpacked from %s bytes to %s by method %s"
              .formatted(name, entry.packed, entry.size, entry.method),
          "at byte " + entry.offset);
    }
    byte[] bytes = new byte[(int) entry.size];
    if (entry.method == STORED) {
      zip.get(data, bytes);
    } else {
      inflate(name, data, (int) entry.packed, bytes);
    }
    CRC32 sum = new CRC32();
    sum.update(bytes);
    if ((int) sum.getValue() != entry.crc) {
      throw damaged(name + ": its checksum does not fit", data);
    }
    return bytes;
  }

  /** Returns where an entry's packed bytes begin, after a header that has to say the same name. */
  private int data(String name, Entry entry) throws FileFormatException {
    long end = zip.capacity() - (long) END_SIZE;
    if (entry.offset + LOCAL_SIZE + entry.nameLength <= end) {
      int offset = (int) entry.offset;
      long data = (long) offset + LOCAL_SIZE + entry.nameLength + unsignedShort(offset + 28);
      if (zip.getInt(offset) == LOCAL
          && unsignedShort(offset + 26) == entry.nameLength
          && name(offset + LOCAL_SIZE, entry.nameLength).equals(name)
          && data + entry.packed <= end) {
        return (int) data;
      }
    }
    throw damaged(name, entry.offset);
  }

  private void inflate(String name, int data, int packed, byte[] into) throws FileFormatException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(zip.array(), data, packed);
      int size = 0;
      while (size < into.length) {
        int more = inflater.inflate(into, size, into.length - size);
        if (more == 0) {
          throw damaged(name + ": it ends too early", data);
        }
        size += more;
      }
      // An array without room is not looked at: one byte more shows whether this is the end.
      if (inflater.inflate(new byte[1]) > 0 || !inflater.finished()) {
        throw damaged(name + ": it does not end where it should", data);
      }
    } catch (DataFormatException e) {
      throw damaged(name, data);
    } finally {
      inflater.end();
    }
  }

  private String name(int place, int length) throws FileFormatException {
    try {
      String name = StandardCharsets.UTF_8.newDecoder().decode(zip.slice(place, length)).toString();
      if (name.chars().noneMatch(Character::isISOControl)) {
        return name;
      }
    } catch (CharacterCodingException e) {
      // Said below, for both.
    }
    throw new FileFormatException(
        file, "the name of an entry is not one line of UTF-8", "at byte " + place);
  }

  private FileFormatException damaged(String what, long place) {
    return new FileFormatException(file, "damaged in " + what, "at byte " + place);
  }

  private int unsignedShort(int place) {
    return Short.toUnsignedInt(zip.getShort(place));
  }

  private long unsigned(int place) {
    return Integer.toUnsignedLong(zip.getInt(place));
  }
}
