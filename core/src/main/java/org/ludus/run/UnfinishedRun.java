package org.ludus.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ludus.file.Tree;
import org.ludus.settings.PlainNumbers;
import org.ludus.settings.UsageException;

/**
 * A run that was stopped before its end, and can go on.
 *
 * @param folder where it is
 * @param experiment what it is
 * @param steps environment steps at its last evaluation; 0 before the first
 */
public record UnfinishedRun(Path folder, Experiment experiment, long steps) {

  private static final Stand NOTHING_YET = new Stand(0, 0);

  /** Steps and episodes at an evaluation, with which its row begins. */
  private record Stand(long steps, long episodes) {}

  /**
   * Returns the runs of a world that are not finished, the newest first. Folders that are damaged,
   * or of another version of the program, are left out.
   *
   * @param runs the folder they are in, as {@code runs/ENV/AGENT/RUN}
   * @param environment the world's id
   * @param most how many to return at the most
   */
  public static List<UnfinishedRun> newest(Path runs, String environment, int most) {
    return Tree.below(runs.resolve(environment), 2).stream()
        .filter(run -> Files.isRegularFile(RunDirectory.checkpointFile(run)))
        .sorted(Comparator.comparing((Path run) -> run.getFileName().toString()).reversed())
        .map(UnfinishedRun::read)
        .flatMap(Optional::stream)
        .limit(most)
        .toList();
  }

  private static Optional<UnfinishedRun> read(Path folder) {
    try {
      Experiment experiment = Experiment.inFolder(folder, Map.of());
      Stand last = lastIn(folder.resolve("progress.csv"));
      return experiment.training().used(last.steps(), last.episodes()) >= 1
          ? Optional.empty()
          : Optional.of(new UnfinishedRun(folder, experiment, last.steps()));
    } catch (IOException | UsageException e) {
      return Optional.empty();
    }
  }

  /** Returns what the last row says that can be read: one may be cut off, or edited by somebody. */
  private static Stand lastIn(Path progress) throws IOException {
    if (!Files.isRegularFile(progress)) {
      throw new NoSuchFileException(progress.toString());
    }
    // Every byte is a character there: none can be wrong.
    List<String> rows = Files.readAllLines(progress, StandardCharsets.ISO_8859_1);
    if (rows.isEmpty() || !rows.get(0).startsWith("steps,episodes")) {
      return NOTHING_YET;
    }
    int columns = rows.get(0).split(",", -1).length;
    for (int i = rows.size() - 1; i > 0; i--) {
      String[] cells = rows.get(i).split(",", -1);
      Optional<Stand> stand = cells.length < columns ? Optional.empty() : stand(cells);
      if (stand.isPresent()) {
        return stand.get();
      }
    }
    return NOTHING_YET;
  }

  private static Optional<Stand> stand(String[] cells) {
    try {
      return Optional.of(new Stand(count(cells[0]), count(cells[1])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long count(String cell) {
    double number = PlainNumbers.decimal(cell.trim());
    if (!(number >= 0 && number <= Long.MAX_VALUE)) {
      throw new NumberFormatException("no count: " + cell);
    }
    return (long) number;
  }
}
