package org.ludus.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.ludus.failure.Failures;

/**
 * A file in the making. It grows beside its final place under another name, and gets its own only
 * when it is complete: nobody ever meets half a file, and a failure leaves the old one as it was.
 *
 * <p>While it is in the making its last byte, far beyond its end, is locked. So what a killed
 * program leaves behind can be told from what another one is at, and {@linkplain #sweep swept
 * away}.
 */
public final class PendingFile {

  private static final String ENDING = ".part";

  private static final AtomicLong NUMBER = new AtomicLong();

  /** The byte that is locked: whoever writes has no use for it, on whatever system. */
  private static final long LOCKED = Long.MAX_VALUE - 1;

  /** Those of this program. A lock would not last if such a file were opened a second time here. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path target;
  private final Path path;
  private final FileChannel mark;

  /**
   * Creates the file, empty, under its passing name. A link is followed: what it leads to gets
   * another content.
   *
   * @throws IOException in one line, if it cannot be written there
   */
  public PendingFile(Path wanted) throws IOException {
    target = Files.isSymbolicLink(wanted) && Files.exists(wanted) ? wanted.toRealPath() : wanted;
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new IOException("cannot write " + target + ": it is a folder");
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new IOException("cannot write " + target + ": it is a pipe or a device");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("cannot write " + target + ": there is no folder " + folder);
    }
    String passing = Long.toHexString(System.nanoTime()) + "-" + NUMBER.incrementAndGet();
    path = folder.resolve("." + target.getFileName() + "." + passing + ENDING);
    OWN.add(path);
    try {
      mark = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      OWN.remove(path);
      String reason = Failures.reason(e);
      throw new IOException(
          "cannot write " + target + " in the folder " + folder + ": " + reason, e);
    }
    isFree(mark);
  }

  /**
   * Writes a file whose content is at hand, whole or not at all.
   *
   * @throws IOException in one line that names it, if it cannot be written
   */
  public static void write(Path target, byte[] content) throws IOException {
    PendingFile pending = new PendingFile(target);
    try {
      Files.write(pending.path(), content);
      pending.commit();
    } catch (IOException e) {
      throw pending.failure(e);
    } finally {
      pending.discard();
    }
  }

  /** Returns where to write. */
  public Path path() {
    return path;
  }

  /** Gives the file its final name, in place of one that may be there. */
  public void commit() throws IOException {
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Returns what to throw where writing failed: one line that says which file it was. */
  public IOException failure(IOException cause) {
    return new IOException("cannot write " + target + ": " + Failures.reason(cause), cause);
  }

  /** Deletes what was written. Harmless after {@link #commit} and when called twice. */
  public void discard() {
    try {
      mark.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Nothing is lost: a stray file is left beside the target, and the first failure is reported.
      path.toFile().deleteOnExit();
    } finally {
      OWN.remove(path);
    }
  }

  /**
   * Deletes what programs left in a folder that were killed while they wrote there. Files that
   * somebody is still at stay, and so does what cannot be deleted.
   */
  public static void sweep(Path folder) {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*" + ENDING)) {
      for (Path part : parts) {
        if (Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS) && isAbandoned(part)) {
          Files.deleteIfExists(part);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A folder that cannot be tidied up is as good as before.
      return;
    }
  }

  private static boolean isAbandoned(Path part) throws IOException {
    if (OWN.contains(part.toAbsolutePath())) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      return isFree(channel);
    }
  }

  /** Locks a file, unless somebody else has; where files cannot be locked, none is free. */
  private static boolean isFree(FileChannel channel) {
    try {
      return channel.tryLock(LOCKED, 1, false) != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }
}
