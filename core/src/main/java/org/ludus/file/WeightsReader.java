package org.ludus.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads {@link Weights} from bytes that may be anybody's. The checksum comes first, against
 * accidents; then every number is held against the bytes that are left, against malice.
 */
final class WeightsReader {

  private final Path file;
  private final String entry;
  private final byte[] bytes;
  private final ByteBuffer in;

  WeightsReader(Path file, String entry, byte[] bytes) {
    this.file = file;
    this.entry = entry;
    this.bytes = bytes;
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The shape of an array, whose numbers come after all shapes. */
  private static final class Head {

    private final int[] shape;
    private final int count;

    private Head(int[] shape, int count) {
      this.shape = shape;
      this.count = count;
    }
  }

  Weights read() throws FileFormatException {
    begin();
    int texts = count("texts");
    int arrays = count("arrays");
    Weights weights = new Weights();
    for (int i = 0; i < texts; i++) {
      readText(weights);
    }
    Map<String, Head> heads = new LinkedHashMap<>();
    long numbers = 0;
    for (int i = 0; i < arrays; i++) {
      numbers += readHead(heads);
    }
    if (numbers * Float.BYTES != in.remaining()) {
      throw wrong(
          "%s bytes are left for %s numbers of four bytes".formatted(in.remaining(), numbers),
          in.position());
    }
    heads.forEach(
        (name, head) -> {
          int size = head.count * Float.BYTES;
          ByteBuffer values = in.slice(in.position(), size).order(ByteOrder.LITTLE_ENDIAN);
          weights.putRead(name, head.shape, values.asFloatBuffer());
          in.position(in.position() + size);
        });
    return weights;
  }

  /** Checks what the bytes are and that they are whole, and leaves the checksum out. */
  private void begin() throws FileFormatException {
    int kind = Math.min(bytes.length, Weights.MAGIC.length);
    if (!Arrays.equals(bytes, 0, kind, Weights.MAGIC, 0, kind)) {
      throw wrong("these are no weights", 0);
    } else if (bytes.length < Weights.SHORTEST) {
      throw wrong("cut off", bytes.length);
    }
    int version = in.position(kind).getInt();
    if (version != Weights.VERSION) {
      throw wrong(
          "format %s is not this program's %s"
              .formatted(Integer.toUnsignedString(version), Weights.VERSION),
          kind);
    }
    int end = bytes.length - Integer.BYTES;
    if (Weights.checksum(bytes, end) != in.getInt(end)) {
      throw wrong("damaged or cut off: its checksum does not fit", end);
    }
    in.limit(end);
  }

  private int count(String what) throws FileFormatException {
    int place = in.position();
    int count = in.getInt();
    // Each takes at least two lengths, or a length and a shape.
    if (count < 0 || count > in.remaining() / (2 * Short.BYTES)) {
      throw wrong("%s %s do not fit".formatted(Integer.toUnsignedString(count), what), place);
    }
    return count;
  }

  private void readText(Weights weights) throws FileFormatException {
    String name = readName();
    int place = in.position();
    String value = readString("text '" + name + "'");
    if (weights.holdsText(name) || !Weights.isOneLine(value)) {
      throw wrong("text '" + name + "' is there twice, or not one line", place);
    }
    weights.put(name, value);
  }

  /** Reads what an array is like, and returns how many numbers it has. */
  private int readHead(Map<String, Head> heads) throws FileFormatException {
    String name = readName();
    int place = in.position();
    require(1, name);
    int rank = in.get() & 0xff;
    if (heads.containsKey(name) || rank < 1 || rank > Weights.MAX_RANK) {
      throw wrong(
          "array '%s' is there twice, or has not 1 to %s dimensions"
              .formatted(name, Weights.MAX_RANK),
          place);
    }
    require(rank * Integer.BYTES, name);
    int[] shape = new int[rank];
    long count = 1;
    for (int i = 0; i < rank; i++) {
      shape[i] = in.getInt();
      count *= shape[i];
      // Never more than the bytes there are, so that no product can overflow.
      if (shape[i] < 1 || count > bytes.length / Float.BYTES) {
        throw wrong("array '" + name + "' would be larger than the file", place);
      }
    }
    heads.put(name, new Head(shape, (int) count));
    return (int) count;
  }

  private String readName() throws FileFormatException {
    int place = in.position();
    String name = readString("a name");
    if (!Weights.isName(name)) {
      throw wrong("a name is of other than letters, digits and . _ / -", place);
    }
    return name;
  }

  private String readString(String what) throws FileFormatException {
    int place = in.position();
    require(Short.BYTES, what);
    int length = in.getShort() & 0xffff;
    require(length, what);
    ByteBuffer text = in.slice(in.position(), length);
    in.position(in.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
    } catch (CharacterCodingException e) {
      throw wrong(what + " is not UTF-8", place);
    }
  }

  private void require(int size, String what) throws FileFormatException {
    if (in.remaining() < size) {
      throw wrong(what + " goes beyond the end", in.position());
    }
  }

  private FileFormatException wrong(String problem, int place) {
    return new FileFormatException(file, entry + ": " + problem, "at byte " + place);
  }
}
