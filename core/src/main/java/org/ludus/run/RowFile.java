package org.ludus.run;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.ludus.failure.Failures;
import org.ludus.file.Archive;
import org.ludus.file.PlainFile;

/**
 * A file of rows that grows while a run goes on, and can be cut back to where it was at a
 * checkpoint. What is written is in the file after {@link #flush}.
 */
final class RowFile implements Closeable {

  /** As much of a file's end as is looked through for the end of a row. */
  private static final int PIECE = 1 << 16;

  private final Path file;
  private OutputStream out;

  RowFile(Path file) {
    this.file = file;
  }

  Path path() {
    return file;
  }

  /** Returns whether there are no rows in it yet. */
  boolean isEmpty() throws IOException {
    return size() == 0;
  }

  /** Returns its first row, without the line end, if there is one. */
  Optional<String> firstRow() throws IOException {
    if (isEmpty()) {
      return Optional.empty();
    }
    try (Stream<String> rows = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return rows.findFirst();
    }
  }

  /** Gives the file another name, under which somebody may look at it, and begins anew. */
  void putAside() throws IOException {
    close();
    Path other = file.resolveSibling(file.getFileName() + ".damaged");
    Files.move(file, other, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns how large it is, in bytes; 0 if there is none. */
  private long size() throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /** Writes rows, each with its line end. */
  void append(String rows) {
    try {
      if (out == null) {
        out =
            new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
      }
      out.write(rows.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Hands all rows to the system, which keeps them even if this program is killed. */
  void flush() {
    try {
      if (out != null) {
        out.flush();
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Waits until all rows are on the disk. */
  void force() {
    flush();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(false);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private UncheckedIOException failure(IOException e) {
    return new UncheckedIOException(
        new IOException("cannot write " + file + ": " + Failures.reason(e), e));
  }

  /**
   * Keeps how far the file has come, or cuts it back to there. Where rows are missing that had been
   * written by then, it is cut back to the last that is whole.
   *
   * @return whether no row is missing
   */
  boolean persist(Archive archive) throws IOException {
    PlainFile.requireOrNothing(file);
    flush();
    long kept = archive.count(size());
    if (!archive.restoring()) {
      return true;
    }
    long whole = size() == 0 ? 0 : wholeRows(kept);
    if (whole < size()) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(whole);
      }
    }
    if (kept == 0) {
      Files.deleteIfExists(file);
    }
    return whole == kept;
  }

  /** Returns how many of the first bytes are whole rows. A power cut leaves zeros, too. */
  private long wholeRows(long limit) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long end = Math.min(limit, channel.size());
      while (end > 0) {
        long from = Math.max(0, end - PIECE);
        byte[] piece = new byte[(int) (end - from)];
        channel.read(ByteBuffer.wrap(piece), from);
        int last = endOfLastRow(piece);
        if (last >= 0) {
          return from + last;
        }
        end = from;
      }
      return 0;
    }
  }

  /**
   * Returns where the last row ends that no zero comes after or stands in; -1 where there is none.
   */
  private static int endOfLastRow(byte[] bytes) {
    int end = -1;
    for (int i = 0; i < bytes.length && bytes[i] != 0; i++) {
      end = bytes[i] == '\n' ? i + 1 : end;
    }
    return end;
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
  }
}
