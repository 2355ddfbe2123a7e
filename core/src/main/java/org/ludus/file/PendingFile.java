package org.ludus.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file in the making. It grows beside its final place under another name, and gets its own only
 * when it is complete: nobody ever meets half a file, and a failure leaves the old one as it was.
 */
public final class PendingFile {

  private final Path target;
  private final Path path;

  /**
   * Creates the file, empty, under its passing name.
   *
   * @throws IOException in one line, if it cannot be written there
   */
  public PendingFile(Path target) throws IOException {
    this.target = target;
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new IOException("cannot write " + target + ": it is a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("cannot write " + target + ": there is no folder " + folder);
    }
    path =
        folder.resolve(
            "." + target.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".part");
    try {
      Files.createFile(path);
    } catch (IOException e) {
      throw new IOException(
          "cannot write " + target + ": folder " + folder + " is not writable", e);
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

  /** Deletes what was written. Harmless after {@link #commit} and when called twice. */
  public void discard() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Nothing is lost: a stray file is left beside the target, and the first failure is reported.
      path.toFile().deleteOnExit();
    }
  }
}
