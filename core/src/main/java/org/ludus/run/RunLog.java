package org.ludus.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.ludus.file.Archive;
import org.ludus.train.EpisodeStatistics;
import org.ludus.train.Evaluation;
import org.ludus.train.TrainingListener;

/**
 * What a run writes down as it goes: a row of {@code progress.csv} for each evaluation, a row of
 * {@code episodes.csv} for each of the learner's episodes, and the evaluations once more as a
 * TensorBoard event file.
 */
final class RunLog implements TrainingListener, Closeable {

  private static final List<String> COLUMNS =
      List.of(
          "steps",
          "episodes",
          "wall_seconds",
          "steps_per_second",
          "return_mean",
          "return_std",
          "length_mean",
          "eval_return_mean",
          "eval_return_std",
          "eval_length_mean",
          "eval_success_rate");

  private final Path folder;
  private final LongSupplier nanoTime;
  private final double epochSeconds;
  private final long openedNanos;

  /** When the run would have begun, had it never been stopped. */
  private long startNanos;

  private final RowFile progress;
  private final RowFile episodes;
  private Path eventFile;
  private TensorBoardWriter events;

  /** What the agent reports, once that is known. */
  private List<String> metricNames;

  private RunLog(Path folder, LongSupplier nanoTime, double epochSeconds) {
    this.folder = folder;
    this.nanoTime = nanoTime;
    this.epochSeconds = epochSeconds;
    progress = new RowFile(folder.resolve("progress.csv"));
    episodes = new RowFile(folder.resolve("episodes.csv"));
    openedNanos = nanoTime.getAsLong();
    startNanos = openedNanos;
    eventFile =
        folder.resolve(
            String.format(Locale.ROOT, "events.out.tfevents.%010d.ludus", (long) epochSeconds));
  }

  /**
   * Starts the files.
   *
   * @param nanoTime a clock that only goes forward, in ns
   * @param epochSeconds seconds since 1970, now
   */
  static RunLog create(Path folder, LongSupplier nanoTime, double epochSeconds) throws IOException {
    RunLog log = new RunLog(folder, nanoTime, epochSeconds);
    log.open();
    return log;
  }

  /**
   * Goes on with files from where they were when {@link #persist} kept that.
   *
   * @param missing is told of files in which something is missing that was there by then
   */
  static RunLog resume(
      Path folder, Archive kept, LongSupplier nanoTime, double epochSeconds, Consumer<Path> missing)
      throws IOException {
    RunLog log = new RunLog(folder, nanoTime, epochSeconds);
    log.persist(kept, missing);
    log.readMetricNames(missing);
    log.open();
    return log;
  }

  private void open() throws IOException {
    progress.append("");
    if (episodes.isEmpty()) {
      episodes.append("episode,steps,return,length\n");
    }
    events = new TensorBoardWriter(eventFile, epochSeconds);
  }

  /** Finds out which metrics the rows so far have; rows under another heading are put aside. */
  private void readMetricNames(Consumer<Path> missing) throws IOException {
    Optional<List<String>> names = progress.firstRow().map(row -> List.of(row.split(",", -1)));
    if (names.isEmpty()) {
      return;
    }
    int columns = COLUMNS.size();
    if (names.get().size() < columns || !names.get().subList(0, columns).equals(COLUMNS)) {
      progress.putAside();
      missing.accept(progress.path());
      return;
    }
    metricNames = names.get().subList(columns, names.get().size());
  }

  /** Keeps how far the files have come. */
  void persist(Archive archive) throws IOException {
    persist(archive, missing -> {});
  }

  /** Keeps how far the files have come, or cuts off what has been written to them since. */
  private void persist(Archive archive, Consumer<Path> missing) throws IOException {
    long now = nanoTime.getAsLong();
    startNanos = now - archive.count(now - startNanos);
    eventFile = folder.resolve(archive.name(eventFile.getFileName().toString()));
    for (RowFile rows : List.of(progress, episodes)) {
      if (!rows.persist(archive)) {
        missing.accept(rows.path());
      }
    }
    if (!TensorBoardWriter.persist(eventFile, archive)) {
      missing.accept(eventFile);
    }
  }

  /** Returns the seconds that the run has taken, in all its parts. */
  double wallSeconds() {
    return (nanoTime.getAsLong() - startNanos) / 1e9;
  }

  @Override
  public void episodeEnded(EpisodeEnd end) {
    episodes.append(
        end.episode()
            + ","
            + end.steps()
            + ","
            + number(end.episodeReturn())
            + ","
            + end.length()
            + "\n");
  }

  @Override
  public void evaluated(Evaluation evaluation) {
    Map<String, Double> row = row(evaluation);
    writeRow(evaluation, row);
    double epochNow = epochSeconds + (nanoTime.getAsLong() - openedNanos) / 1e9;
    try {
      for (Map.Entry<String, Double> column : row.entrySet()) {
        if (!Double.isNaN(column.getValue()) && !column.getKey().equals("steps")) {
          events.scalar(column.getKey(), column.getValue(), evaluation.steps(), epochNow);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // A run can be followed while it goes on, and a crash loses no row.
    flush();
  }

  private Map<String, Double> row(Evaluation evaluation) {
    double seconds = wallSeconds();
    EpisodeStatistics training = evaluation.training();
    EpisodeStatistics evaluated = evaluation.evaluation();
    double[] values = {
      evaluation.steps(),
      evaluation.episodes(),
      seconds,
      evaluation.steps() / Math.max(seconds, 1e-9),
      training.returnMean(),
      training.returnStd(),
      training.lengthMean(),
      evaluated.returnMean(),
      evaluated.returnStd(),
      evaluated.lengthMean(),
      evaluated.successRate()
    };
    Map<String, Double> row = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      row.put(COLUMNS.get(i), values[i]);
    }
    row.putAll(new TreeMap<>(evaluation.metrics()));
    return row;
  }

  private void writeRow(Evaluation evaluation, Map<String, Double> row) {
    if (metricNames == null) {
      metricNames = new ArrayList<>(new TreeMap<>(evaluation.metrics()).keySet());
      List<String> header = new ArrayList<>(COLUMNS);
      header.addAll(metricNames);
      progress.append(String.join(",", header) + "\n");
    }
    StringBuilder line = new StringBuilder();
    for (String column : COLUMNS) {
      line.append(line.isEmpty() ? "" : ",").append(number(row.get(column)));
    }
    for (String metric : metricNames) {
      line.append(',').append(number(row.getOrDefault(metric, Double.NaN)));
    }
    progress.append(line.append('\n').toString());
  }

  /** Six significant digits, whole numbers as such, nothing for NaN: as spreadsheets like it. */
  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return String.format(Locale.ROOT, "%.6g", value);
  }

  /** Hands all that was written to the system. */
  void flush() {
    progress.flush();
    episodes.flush();
  }

  @Override
  public void close() throws IOException {
    try (progress;
        episodes) {
      if (events != null) {
        events.close();
      }
    }
  }
}
