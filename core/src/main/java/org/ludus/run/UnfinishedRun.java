package org.ludus.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ludus.settings.UsageException;

/**
 * A run that was stopped before its end, and can go on.
 *
 * @param folder where it is
 * @param experiment what it is
 * @param steps environment steps at its last evaluation; 0 before the first
 */
public record UnfinishedRun(Path folder, Experiment experiment, long steps) {

  /** Steps and episodes before the first evaluation. */
  private static final String[] NOTHING_YET = {"0", "0"};

  /**
   * Returns the runs of a world that are not finished, the newest first. Folders that are damaged,
   * or of another version of the program, are left out.
   *
   * @param runs the folder they are in, as {@code runs/ENV/AGENT/RUN}
   * @param environment the world's id
   * @param most how many to return at the most
   */
  public static List<UnfinishedRun> newest(Path runs, String environment, int most) {
    Path folder = runs.resolve(environment);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .filter(run -> Files.isRegularFile(RunDirectory.checkpointFile(run)))
          .sorted(Comparator.comparing((Path run) -> run.getFileName().toString()).reversed())
          .map(UnfinishedRun::read)
          .flatMap(Optional::stream)
          .limit(most)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      // A folder that cannot be read, or is deleted meanwhile, has nothing to list.
      return List.of();
    }
  }

  private static Optional<UnfinishedRun> read(Path folder) {
    try {
      Experiment experiment = Experiment.inFolder(folder, Map.of());
      List<String> rows = Files.readAllLines(folder.resolve("progress.csv"));
      // A row begins with steps and episodes.
      String[] last = rows.size() < 2 ? NOTHING_YET : rows.get(rows.size() - 1).split(",", 3);
      long steps = count(last[0]);
      return experiment.training().used(steps, count(last[1])) >= 1
          ? Optional.empty()
          : Optional.of(new UnfinishedRun(folder, experiment, steps));
    } catch (IOException | UsageException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static long count(String cell) {
    return (long) Double.parseDouble(cell);
  }
}
