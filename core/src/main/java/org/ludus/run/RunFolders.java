package org.ludus.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import org.ludus.failure.Failures;
import org.ludus.file.FolderLock;
import org.ludus.model.Models;

/** Where new runs go that are not told otherwise: {@code runs/ENV/AGENT/<date-time>-s<seed>}. */
public final class RunFolders {

  private RunFolders() {}

  /**
   * Makes a folder for a new run of an experiment. Nobody else gets the same, however many begin at
   * once.
   *
   * @throws UncheckedIOException if none can be made
   */
  public static Path make(Experiment experiment) {
    String time =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT));
    Path parent = Models.RUNS.resolve(experiment.environment().id()).resolve(experiment.agent());
    try {
      Files.createDirectories(parent);
      return make(parent, time + "-s" + experiment.seed());
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot make a folder in " + parent + ": " + Failures.reason(e), e));
    }
  }

  private static Path make(Path parent, String name) throws IOException {
    Path folder = parent.resolve(name);
    for (int i = 2; !isMade(folder); i++) {
      folder = parent.resolve(name + "-" + i);
    }
    return folder;
  }

  /** Makes a folder, unless somebody else has made it: another run of this second, say. */
  private static boolean isMade(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** Removes a folder in which no run has been begun; one that holds anything stays. */
  public static void removeIfEmpty(Path folder) {
    try {
      if (Files.isDirectory(folder) && isEmpty(folder)) {
        FolderLock.forget(folder);
        Files.delete(folder);
      }
    } catch (IOException e) {
      // An empty folder is left: nobody is harmed.
      return;
    }
  }

  /** Returns whether a folder holds nothing but what it is locked by. */
  static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(FolderLock::isLock);
    }
  }
}
