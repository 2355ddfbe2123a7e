package org.ludus.natives;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The files that have been unpacked into a folder. They are whole or not there, so that any number
 * of programs may unpack into one folder at once; and each lies in a folder named by its contents,
 * so that different versions do not get in each other's way.
 *
 * @param folder where they are; nobody else may write there
 */
record UnpackedFiles(Path folder) {

  /**
   * Returns the file of that name and those contents; writes it if it is not there.
   *
   * @param name how it ends is what the file is called, up to the last {@code /}
   * @throws IOException if it cannot be written; the message names it
   */
  Path file(String name, byte[] contents) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(contents);
    Path file =
        folder
            .resolve(Long.toString(sum.getValue(), 16))
            .resolve(name.substring(name.lastIndexOf('/') + 1));
    if (!holds(file, contents)) {
      write(file, contents);
    }
    return file;
  }

  private static boolean holds(Path file, byte[] contents) throws IOException {
    return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), contents);
  }

  private static void write(Path file, byte[] contents) throws IOException {
    Path pending = null;
    try {
      if (!Files.isDirectory(file.getParent())) {
        Files.createDirectories(file.getParent());
      }
      pending = Files.createTempFile(file.getParent(), null, ".part");
      Files.write(pending, contents);
      Files.move(pending, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      remove(pending);
      // Windows does not replace what another start of the program, which was first, has in use.
      if (!holds(file, contents)) {
        throw new IOException(file + ": cannot be unpacked: " + reason(e), e);
      }
    }
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException file && file.getReason() != null
        ? file.getReason()
        : e.getMessage();
  }

  private static void remove(Path pending) throws IOException {
    if (pending != null) {
      Files.deleteIfExists(pending);
    }
  }
}
