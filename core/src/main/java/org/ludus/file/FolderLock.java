package org.ludus.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ludus.failure.Failures;

/**
 * Keeps a folder to one program at a time, and within it to one of its threads, by a lock on the
 * file {@code .lock} in it. The file says whose it is; it is empty, but stays, when nobody has the
 * folder. What a killed program leaves of it is no hindrance.
 */
public final class FolderLock implements AutoCloseable {

  private static final String NAME = ".lock";

  /** Beyond the file's end, so that others can read whose it is even where locks forbid reading. */
  private static final long LOCKED = Long.MAX_VALUE - 1;

  /** The folders that this program has: the system knows of programs only, not of their threads. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes a folder, which has to exist.
   *
   * @throws IOException in one line, if somebody has it, or nothing can be written there
   */
  public static FolderLock take(Path folder) throws IOException {
    Path real = folder.toRealPath();
    if (!OWN.add(real)) {
      throw new IOException(folder + ": in use by this program already");
    }
    try {
      return new FolderLock(real, lock(folder));
    } catch (IOException | RuntimeException e) {
      OWN.remove(real);
      throw e;
    }
  }

  /** Returns whether a file is the one by which a folder is locked. */
  public static boolean isLock(Path file) {
    return file.endsWith(NAME);
  }

  /** Deletes the file from a folder that nobody has: it is to be deleted itself. */
  public static void forget(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(NAME));
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel = open(folder);
    if (isFree(channel)) {
      sign(channel);
      return channel;
    }
    try (channel) {
      throw new IOException(folder + ": in use by another program" + owner(channel));
    }
  }

  private static FileChannel open(Path folder) throws IOException {
    PlainFile.requireOrNothing(folder.resolve(NAME));
    try {
      return FileChannel.open(
          folder.resolve(NAME),
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new IOException("cannot write to the folder " + folder + ": " + Failures.reason(e), e);
    }
  }

  /** Locks; where the system cannot, as on some network drives, everybody is trusted. */
  private static boolean isFree(FileChannel channel) {
    try {
      return channel.tryLock(LOCKED, 1, false) != null;
    } catch (IOException e) {
      return true;
    }
  }

  private static void sign(FileChannel channel) {
    try {
      byte[] mine = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(mine), 0);
    } catch (IOException e) {
      // The name is for people; on a full disk the lock holds without it.
      return;
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(20);
    int length = channel.read(text, 0);
    String pid = new String(text.array(), 0, Math.max(0, length), StandardCharsets.US_ASCII);
    return pid.matches("[0-9]+\\s*") ? " (process " + pid.strip() + ")" : "";
  }

  /** Frees the folder. Closing twice is harmless. */
  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      channel.truncate(0);
    } finally {
      OWN.remove(folder);
    }
  }
}
