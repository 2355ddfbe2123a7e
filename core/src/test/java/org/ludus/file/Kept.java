package org.ludus.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Keeps one thing and brings it back into another, in tests. */
public final class Kept {

  private Kept() {}

  /**
   * Keeps a thing in a file and brings it back.
   *
   * @param keep persists what is to be kept
   * @param bringBack persists what shall go on in its place
   */
  public static void in(Path file, Consumer<Archive> keep, Consumer<Archive> bringBack)
      throws IOException {
    try (ArchiveWriter archive = new ArchiveWriter(file)) {
      keep.accept(archive);
      archive.commit();
    }
    try (ArchiveReader archive = new ArchiveReader(file)) {
      bringBack.accept(archive);
    }
  }
}
