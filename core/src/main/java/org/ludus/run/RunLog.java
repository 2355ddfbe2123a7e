package org.ludus.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

  private Path eventFile;
  private PrintStream progress;
  private PrintStream episodes;
  private TensorBoardWriter events;

  /** What the agent reports, once that is known. */
  private List<String> metricNames;

  private RunLog(Path folder, LongSupplier nanoTime, double epochSeconds) {
    this.folder = folder;
    this.nanoTime = nanoTime;
    this.epochSeconds = epochSeconds;
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
    log.episodes.print("episode,steps,return,length\n");
    return log;
  }

  /** Goes on with files from where they were when {@link #persist} kept that. */
  static RunLog resume(Path folder, Archive kept, LongSupplier nanoTime, double epochSeconds)
      throws IOException {
    RunLog log = new RunLog(folder, nanoTime, epochSeconds);
    log.persist(kept);
    log.open();
    List<String> rows = Files.readAllLines(log.progressFile());
    if (!rows.isEmpty()) {
      List<String> names = List.of(rows.get(0).split(",", -1));
      log.metricNames = names.subList(COLUMNS.size(), names.size());
    }
    return log;
  }

  private void open() throws IOException {
    progress = append(progressFile());
    episodes = append(episodesFile());
    events = new TensorBoardWriter(eventFile, epochSeconds);
  }

  private Path progressFile() {
    return folder.resolve("progress.csv");
  }

  private Path episodesFile() {
    return folder.resolve("episodes.csv");
  }

  /** Keeps how far the files have come, or cuts off what has been written to them since. */
  void persist(Archive archive) throws IOException {
    long now = nanoTime.getAsLong();
    startNanos = now - archive.number(now - startNanos);
    byte[] name = eventFile.getFileName().toString().getBytes(UTF_8);
    eventFile = folder.resolve(new String(archive.bytes(name), UTF_8));
    if (!archive.restoring()) {
      progress.flush();
      episodes.flush();
    }
    for (Path file : List.of(progressFile(), episodesFile(), eventFile)) {
      if (archive.restoring()) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(archive.number(0L));
        }
      } else {
        archive.number(Files.size(file));
      }
    }
  }

  /** Returns the seconds that the run has taken, in all its parts. */
  double wallSeconds() {
    return (nanoTime.getAsLong() - startNanos) / 1e9;
  }

  @Override
  public void episodeEnded(EpisodeEnd end) {
    episodes.print(
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
    // checkError flushes: a run can be followed while it goes on, and a crash loses no row.
    if (progress.checkError() || episodes.checkError()) {
      throw new UncheckedIOException(new IOException("cannot write to " + folder));
    }
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
      progress.print(String.join(",", header) + "\n");
    }
    StringBuilder line = new StringBuilder();
    for (String column : COLUMNS) {
      line.append(line.isEmpty() ? "" : ",").append(number(row.get(column)));
    }
    for (String metric : metricNames) {
      line.append(',').append(number(row.getOrDefault(metric, Double.NaN)));
    }
    progress.print(line.append('\n'));
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

  private static PrintStream append(Path file) throws IOException {
    return new PrintStream(
        new BufferedOutputStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)),
        false,
        UTF_8);
  }

  @Override
  public void close() throws IOException {
    progress.close();
    episodes.close();
    events.close();
  }
}
