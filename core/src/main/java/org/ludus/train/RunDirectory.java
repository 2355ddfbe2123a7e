package org.ludus.train;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.ludus.agent.Policy;

/**
 * The folder that keeps a run: {@code config.yaml}, {@code progress.csv}, {@code episodes.csv},
 * {@code best.zip}, {@code last.zip} and a TensorBoard event file. Everything but the wall-clock
 * columns and the event file is a function of the configuration and its seed.
 *
 * <p>Listens to the training; a failure to write ends it with an {@link UncheckedIOException}.
 */
public final class RunDirectory implements TrainingListener, Closeable {

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
  private final ModelWriter models;
  private final LongSupplier nanoTime;
  private final long startNanos;
  private final double startEpochSeconds;
  private final PrintStream progress;
  private final PrintStream episodes;
  private final TensorBoardWriter events;
  private List<String> metricNames = List.of();
  private boolean headed;

  /** Writes a policy, with what it is and how it did, to a model file. */
  @FunctionalInterface
  public interface ModelWriter {
    /** Writes the file atomically. */
    void write(Path file, Policy policy, Evaluation evaluation) throws IOException;
  }

  /**
   * Makes the folder and starts its files.
   *
   * @param folder must not exist yet, or be empty: a run never overwrites another
   * @param configYaml the text of {@code config.yaml}
   * @param nanoTime a clock that only goes forward, in ns
   * @param epochSeconds seconds since 1970, now
   * @throws FileAlreadyExistsException if the folder holds something
   * @throws IOException if it cannot be written
   */
  public RunDirectory(
      Path folder,
      String configYaml,
      ModelWriter models,
      LongSupplier nanoTime,
      double epochSeconds)
      throws IOException {
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new FileAlreadyExistsException(
              folder + " holds files already; choose another --out");
        }
      }
    }
    create(folder);
    this.folder = folder;
    this.models = models;
    this.nanoTime = nanoTime;
    startNanos = nanoTime.getAsLong();
    startEpochSeconds = epochSeconds;
    Files.writeString(folder.resolve("config.yaml"), configYaml);
    progress = open("progress.csv");
    episodes = open("episodes.csv");
    episodes.print("episode,steps,return,length\n");
    events =
        new TensorBoardWriter(
            folder.resolve(
                String.format(Locale.ROOT, "events.out.tfevents.%010d.ludus", (long) epochSeconds)),
            epochSeconds);
  }

  /** Returns where the folder is. */
  public Path folder() {
    return folder;
  }

  /** Returns the seconds since the run began. */
  public double wallSeconds() {
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
    try {
      Map<String, Double> row = row(evaluation);
      writeRow(evaluation, row);
      for (Map.Entry<String, Double> column : row.entrySet()) {
        if (!Double.isNaN(column.getValue()) && !column.getKey().equals("steps")) {
          events.scalar(
              column.getKey(),
              column.getValue(),
              evaluation.steps(),
              startEpochSeconds + wallSeconds());
        }
      }
      if (evaluation.best()) {
        models.write(folder.resolve("best.zip"), evaluation.policy(), evaluation);
      }
      models.write(folder.resolve("last.zip"), evaluation.policy(), evaluation);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // checkError flushes: a run can be followed while it goes on, and a crash loses no row.
    if (progress.checkError() || episodes.checkError()) {
      throw new UncheckedIOException(new IOException("cannot write to " + folder));
    }
  }

  @Override
  public void close() throws IOException {
    progress.close();
    episodes.close();
    events.close();
  }

  private static void create(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException("cannot make the folder " + folder, e);
    }
    if (!Files.isWritable(folder)) {
      throw new IOException("cannot write to the folder " + folder);
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
    if (!headed) {
      metricNames = new ArrayList<>(new TreeMap<>(evaluation.metrics()).keySet());
      List<String> header = new ArrayList<>(COLUMNS);
      header.addAll(metricNames);
      progress.print(String.join(",", header) + "\n");
      headed = true;
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

  private PrintStream open(String name) throws IOException {
    return new PrintStream(
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(name))),
        false,
        StandardCharsets.UTF_8);
  }
}
