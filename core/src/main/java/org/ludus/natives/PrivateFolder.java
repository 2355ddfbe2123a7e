package org.ludus.natives;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells whether a folder is a place for native libraries: whoever else could write there could have
 * the program run what they like.
 */
final class PrivateFolder {

  private static final FileAttribute<Set<PosixFilePermission>> OWN =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Whether a file, which its owner may execute, can be run where it lies. */
  private final Predicate<Path> runs;

  /**
   * Makes a judge of folders.
   *
   * @param runs tells of a file that is marked as executable whether the system would run it; from
   *     a disk that is mounted {@code noexec} it does not
   */
  PrivateFolder(Predicate<Path> runs) {
    this.runs = runs;
  }

  /**
   * Makes the folder, if there is none, and the ones above it.
   *
   * @throws IOException if it cannot be used; the message says why, but not which folder it is
   */
  void prepare(Path folder) throws IOException {
    if (!Files.isDirectory(folder.getParent())) {
      Files.createDirectories(folder.getParent(), attributes(existing(folder)));
    }
    make(folder);
    check(folder);
  }

  /** Makes a folder of a new name within another. */
  Path fresh(Path parent) throws IOException {
    Path folder = Files.createTempDirectory(parent, "ludus-natives-", attributes(parent));
    try {
      tryOut(folder);
    } catch (IOException e) {
      Files.delete(folder);
      throw e;
    }
    return folder;
  }

  private static void make(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, attributes(folder.getParent()));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("it is no folder, or a link to one", e);
      }
    }
  }

  private void check(Path folder) throws IOException {
    String owner = tryOut(folder);
    if (isPosix(folder)) {
      for (Path part : new Path[] {folder, folder.getParent()}) {
        checkPrivate(Files.readAttributes(part, PosixFileAttributes.class), owner);
      }
    }
  }

  private static void checkPrivate(PosixFileAttributes attributes, String owner)
      throws IOException {
    if (!attributes.owner().getName().equals(owner)) {
      throw new IOException("it belongs to somebody else");
    }
    Set<PosixFilePermission> permissions = attributes.permissions();
    if (permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException("others can write to it");
    }
  }

  /** Writes a file there, and returns whose it is. */
  private String tryOut(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "probe", null, attributes(folder));
    try {
      if (isPosix(folder) && !runs.test(probe)) {
        throw new IOException("programs may not be run from it");
      }
      return isPosix(folder) ? Files.getOwner(probe).getName() : "";
    } finally {
      Files.delete(probe);
    }
  }

  private static FileAttribute<?>[] attributes(Path place) {
    return isPosix(place) ? new FileAttribute<?>[] {OWN} : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path place) {
    return Files.getFileAttributeView(place, PosixFileAttributeView.class) != null;
  }

  private static Path existing(Path folder) {
    Path above = folder;
    while (above.getParent() != null && !Files.exists(above)) {
      above = above.getParent();
    }
    return above;
  }
}
