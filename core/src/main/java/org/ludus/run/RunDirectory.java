package org.ludus.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.ludus.agent.Policy;
import org.ludus.failure.Failures;
import org.ludus.file.Archive;
import org.ludus.file.ArchiveReader;
import org.ludus.file.ArchiveWriter;
import org.ludus.file.BoundedFile;
import org.ludus.file.FolderLock;
import org.ludus.file.PendingFile;
import org.ludus.train.DivergedException;
import org.ludus.train.Evaluation;
import org.ludus.train.Trainer;
import org.ludus.train.TrainingListener;

/**
 * The folder that keeps a run: {@code config.yaml}, {@code progress.csv}, {@code episodes.csv},
 * {@code best.zip}, {@code last.zip}, a TensorBoard event file, and in {@code checkpoint} all that
 * it takes to go on with a run that was stopped; and {@code interventions.csv}, where people
 * meddled with it. Where they did not, everything but the wall-clock columns and the event file is
 * a function of the configuration and its seed.
 *
 * <p>Listens to the training; a failure to write ends it with an {@link UncheckedIOException}.
 */
public final class RunDirectory implements TrainingListener, Closeable {

  /** The name of the file that a run's configuration is in. */
  public static final String CONFIG = "config.yaml";

  private static final String BEST = "best.zip";
  private static final String LAST = "last.zip";

  private static final String LOST =
      ": something is missing in it that was there at the checkpoint; the run goes on without that";

  private final Path folder;
  private final ModelWriter models;
  private final RunLog log;
  private final InterventionLog interventions;
  private final FolderLock lock;
  private final List<String> notices = new ArrayList<>();

  /** Writes a policy, with what it is and how it did, to a model file. */
  @FunctionalInterface
  public interface ModelWriter {
    /** Writes the file atomically. */
    void write(Path file, Policy policy, Evaluation evaluation) throws IOException;
  }

  private RunDirectory(Path folder, ModelWriter models, RunLog log, FolderLock lock) {
    this.folder = folder;
    this.models = models;
    this.log = log;
    this.lock = lock;
    interventions = new InterventionLog(folder);
  }

  /**
   * Makes the folder, unless it is there, and starts its files. Until it is closed nobody else can
   * use the folder for a run.
   *
   * @param folder must not exist yet, or be empty: a run never overwrites another
   * @param configYaml the text of {@code config.yaml}
   * @param nanoTime a clock that only goes forward, in ns
   * @param epochSeconds seconds since 1970, now
   * @throws IOException if the folder holds something, or cannot be written
   */
  public static RunDirectory create(
      Path folder,
      String configYaml,
      ModelWriter models,
      LongSupplier nanoTime,
      double epochSeconds)
      throws IOException {
    if (Files.isDirectory(folder)) {
      requireEmpty(folder);
    }
    makeFolder(folder);
    FolderLock lock = FolderLock.take(folder);
    try {
      // Once more, for somebody else may have had it until a moment ago.
      requireEmpty(folder);
      PendingFile.write(folder.resolve(CONFIG), configYaml.getBytes(UTF_8));
      return new RunDirectory(folder, models, RunLog.create(folder, nanoTime, epochSeconds), lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (!RunFolders.isEmpty(folder)) {
      throw new IOException(folder + " holds files already; choose another --out");
    }
  }

  /**
   * Goes on with a run where its last checkpoint left it. What was written to its files since then
   * is cut off, for it will be written again; where something is missing that had been written by
   * then, the {@link #notices} say so. Until it is closed nobody else can use the folder for a run.
   *
   * @param configYaml the text of {@code config.yaml}, which may ask for more than before
   * @param trainer a new one, which is brought to where the run stood
   * @param nanoTime a clock that only goes forward, in ns
   * @param epochSeconds seconds since 1970, now
   * @throws IOException if there is no checkpoint, it is damaged or of another kind of training, or
   *     somebody else is at the run
   */
  public static RunDirectory resume(
      Path folder,
      String configYaml,
      Trainer trainer,
      ModelWriter models,
      LongSupplier nanoTime,
      double epochSeconds)
      throws IOException {
    Path file = checkpointFile(folder);
    if (!Files.isRegularFile(file)) {
      throw new IOException(folder + ": no checkpoint in it, so there is nothing to go on from");
    }
    FolderLock lock = FolderLock.take(folder);
    try (ArchiveReader archive = new ArchiveReader(file)) {
      PendingFile.sweep(folder);
      PendingFile.sweep(file.getParent());
      trainer.persist(archive);
      List<Path> incomplete = new ArrayList<>();
      RunLog log = RunLog.resume(folder, archive, nanoTime, epochSeconds, incomplete::add);
      RunDirectory run = new RunDirectory(folder, models, log, lock);
      run.persistModels(archive);
      run.interventions.persist(archive).ifPresent(incomplete::add);
      archive.requireEnd();
      incomplete.forEach(path -> run.notices.add(path + LOST));
      PendingFile.write(folder.resolve(CONFIG), configYaml.getBytes(UTF_8));
      return run;
    } catch (UncheckedIOException e) {
      lock.close();
      throw e.getCause();
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Returns what the person should know of the run's files, a line each. */
  public List<String> notices() {
    return List.copyOf(notices);
  }

  /**
   * Keeps all that it takes to go on from here to the same end as without a stop. The file is
   * replaced at once: there is always a whole one.
   *
   * @throws DivergedException if what was learned is no numbers any more; the old file stays
   */
  public void checkpoint(Trainer trainer) {
    Path file = checkpointFile(folder);
    try {
      Files.createDirectories(file.getParent());
      try (ArchiveWriter archive = new ArchiveWriter(file)) {
        trainer.persist(archive);
        log.persist(archive);
        persistModels(archive);
        interventions.persist(archive);
        archive.commit();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Models are small, and those in the folder may since have been replaced by later ones. */
  private void persistModels(Archive archive) throws IOException {
    for (String name : new String[] {BEST, LAST}) {
      Path file = folder.resolve(name);
      byte[] model = Files.exists(file) ? BoundedFile.read(file, BoundedFile.ZIP) : new byte[0];
      byte[] kept = archive.bytes(model);
      if (archive.restoring() && kept.length > 0) {
        PendingFile.write(file, kept);
      } else if (archive.restoring()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Writes down that somebody meddled with the training.
   *
   * @param steps environment steps taken by then
   * @param what what was changed: a knob's name, or {@code stick}
   * @param value what it was set to
   */
  public void intervene(long steps, String what, String value) {
    interventions.add(steps, what, value);
  }

  /** Returns how often that has happened, in all the run's parts. */
  public int interventions() {
    return interventions.count();
  }

  /** Replaces the newest model out of turn; nothing else of the run changes. */
  public void keepLast(Evaluation evaluation) {
    try {
      models.write(folder.resolve(LAST), evaluation.policy(), evaluation);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns where a run's checkpoint is, or would be. */
  public static Path checkpointFile(Path folder) {
    return folder.resolve("checkpoint").resolve("state.bin");
  }

  /** Returns where the folder is. */
  public Path folder() {
    return folder;
  }

  /** Returns the best model so far, if there has been an evaluation. */
  public Optional<Path> best() {
    Path file = folder.resolve(BEST);
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  /** Returns the seconds that the run has taken, in all its parts. */
  public double wallSeconds() {
    return log.wallSeconds();
  }

  @Override
  public void episodeEnded(EpisodeEnd end) {
    log.episodeEnded(end);
  }

  @Override
  public void evaluated(Evaluation evaluation) {
    log.evaluated(evaluation);
    try {
      if (evaluation.best()) {
        models.write(folder.resolve(BEST), evaluation.policy(), evaluation);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    keepLast(evaluation);
  }

  private static void makeFolder(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException("cannot make the folder " + folder + ": " + Failures.reason(e), e);
    }
    if (!Files.isWritable(folder)) {
      throw new IOException("cannot write to the folder " + folder);
    }
  }

  @Override
  public void close() throws IOException {
    try (lock;
        interventions;
        log) {
      log.flush();
    }
  }
}
