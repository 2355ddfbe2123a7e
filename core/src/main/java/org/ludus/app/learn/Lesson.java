package org.ludus.app.learn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ludus.app.ui.BarRow;
import org.ludus.app.ui.Chart;
import org.ludus.app.ui.Picture;
import org.ludus.app.ui.Style;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.live.LiveTraining;
import org.ludus.render.Palette;
import org.ludus.run.Experiment;
import org.ludus.run.Preset;
import org.ludus.run.RunFolders;

/** The tour's last card: a short training that the one who reads it starts. */
public final class Lesson implements AutoCloseable {

  private static final String AGENT = "ppo";

  private final Experiment experiment;
  private final Demonstration demonstration;
  private Optional<LiveTraining> live = Optional.empty();
  private Optional<LearnCharts> charts = Optional.empty();
  private Optional<BarRow> progress = Optional.empty();

  /** Prepares the lesson: nothing is learned before {@link #start}. */
  public Lesson(EnvironmentReference environment, Palette palette) {
    Preset preset = Preset.find(environment.id(), AGENT);
    long seed = System.currentTimeMillis() % 1000;
    experiment = Experiment.of(environment, AGENT, preset, Map.of(), Map.of(), seed);
    demonstration = new Demonstration(experiment, palette);
  }

  /** Starts it, unless it is running; one that has failed is started again. */
  public void start() {
    if (!isRunning()) {
      live.ifPresent(LiveTraining::close);
      live = Optional.of(LiveTraining.start(experiment, RunFolders.make(experiment), 1));
      charts = Optional.of(new LearnCharts(live.get().curves()));
    }
  }

  /** Returns whether it has been started and is not over. */
  public boolean isRunning() {
    return live.map(training -> !training.latest().over()).orElse(false);
  }

  /** Returns whether the robot has learned it. */
  public boolean isLearned() {
    return live.map(training -> training.latest().solved()).orElse(false);
  }

  /** Returns what went wrong, or nothing. */
  public String failure() {
    return live.map(training -> training.latest().failure()).orElse("");
  }

  /** Lets time pass. */
  public void advance(float seconds) {
    live.flatMap(training -> training.latest().policy()).ifPresent(demonstration::offer);
    charts.ifPresent(LearnCharts::update);
    demonstration.advance(seconds);
    progress.ifPresent(this::show);
  }

  /** Returns what says how far the lesson has come, kept up to date. */
  public BarRow progress(Style style) {
    BarRow row = new BarRow(style, "steps played", style.px(96), style.px(64));
    progress = Optional.of(row);
    show(row);
    return row;
  }

  private void show(BarRow row) {
    if (live.isPresent()) {
      LiveTraining.Progress now = live.get().latest();
      float part = now.plannedSteps() == 0 ? 0 : (float) now.steps() / now.plannedSteps();
      row.show(Chart.steps((double) now.steps()), 0, part, isLearned());
    } else {
      row.show("0", 0, 0, false);
    }
  }

  /** Returns the returns of the games so far. */
  public Chart.Content curve() {
    return charts.map(LearnCharts::returns).orElse(new Chart.Content(0, List.of()));
  }

  /** Returns the picture of the newest policy at play. */
  public Picture.Drawing picture() {
    return demonstration.picture();
  }

  @Override
  public void close() {
    live.ifPresent(LiveTraining::close);
    demonstration.close();
  }
}
