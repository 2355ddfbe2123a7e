package org.ludus.file;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what is in a folder and the folders in it. */
public final class Tree {

  private Tree() {}

  /**
   * Returns the files and folders below one, in no order; none where it is no folder. What cannot
   * be read, or is deleted meanwhile, is left out, and the rest goes on.
   *
   * @param depth how many levels are looked at: 1 for what is in the folder itself
   */
  public static List<Path> below(Path folder, int depth) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(folder, Set.<FileVisitOption>of(), depth, new Collector(folder, found));
    } catch (IOException e) {
      // The visitor lets nothing through but what befalls the walk itself, which then ends.
      return found;
    }
    return found;
  }

  private static final class Collector extends SimpleFileVisitor<Path> {

    private final Path root;
    private final List<Path> found;

    Collector(Path root, List<Path> found) {
      this.root = root;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return visitFile(folder, attributes);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!file.equals(root)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException reason) {
      return FileVisitResult.CONTINUE;
    }
  }
}
