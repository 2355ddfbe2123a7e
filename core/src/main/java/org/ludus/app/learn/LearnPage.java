package org.ludus.app.learn;

import com.badlogic.gdx.Input;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Stack;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.ludus.app.game.Game;
import org.ludus.app.game.GamePage;
import org.ludus.app.play.Brain;
import org.ludus.app.play.KeyboardPilot;
import org.ludus.app.play.Pace;
import org.ludus.app.shell.Keys;
import org.ludus.app.shell.Shell;
import org.ludus.app.shell.ShellPage;
import org.ludus.app.ui.Button;
import org.ludus.app.ui.Chart;
import org.ludus.app.ui.KeyCap;
import org.ludus.app.ui.KeyNames;
import org.ludus.app.ui.Pad;
import org.ludus.app.ui.Picture;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.catalog.Agents;
import org.ludus.catalog.Controls;
import org.ludus.catalog.Environments;
import org.ludus.display.Display;
import org.ludus.live.LiveTraining;
import org.ludus.model.Models;
import org.ludus.profile.Command;
import org.ludus.run.Experiment;
import org.ludus.run.RunFolders;

/**
 * A training, live: the newest policy at play or the learner's own exploration, the curves, and
 * what a person can do about it.
 */
public final class LearnPage extends ShellPage {

  private static final float MARGIN = 14;

  private final Experiment experiment;
  private final LiveTraining live;
  private final Keys keys;
  private final KeyboardPilot person;
  private final LearnCharts charts;
  private final Demonstration demonstration;
  private final LearnerBoard<?> exploration;
  private final Pace pace = new Pace(1, System::nanoTime);
  private Optional<Knobs> knobs = Optional.empty();
  private View view = View.NEWEST;
  private Label status;
  private Label folder;
  private LiveTraining.Phase shownPhase = LiveTraining.Phase.RUNNING;
  private int shownKnobs;
  private long saved = -1;
  private boolean noticed;

  /** What is to be seen on the board. */
  private enum View {
    /** The newest policy, in a world of its own, in real time. */
    NEWEST,
    /** The learner's own episode, slowed down. */
    EXPLORATION,
    /** The same, with a person at the stick. */
    STEERED
  }

  private LearnPage(Shell shell, LiveTraining live) {
    super(shell);
    this.live = live;
    experiment = live.experiment();
    keys = Keys.of(shell.profile(), experiment.environment().id());
    charts = new LearnCharts(live.curves());
    demonstration = new Demonstration(experiment, shell.palette());
    exploration = demonstration.newBoard();
    person =
        new KeyboardPilot(
            Environments.find(experiment.environment().id()).controls(),
            keys.controls(),
            demonstration.spec().actionSpace());
  }

  /** Begins a training, in a folder of its own. */
  public static LearnPage begin(Shell shell, Experiment experiment) {
    return new LearnPage(
        shell, LiveTraining.start(experiment, RunFolders.make(experiment), threads()));
  }

  /** Goes on with the training in a folder. */
  public static LearnPage resume(Shell shell, Experiment experiment, Path folder) {
    return new LearnPage(shell, LiveTraining.resume(experiment, folder, threads()));
  }

  /** Opens the page on the training that the command line asks for. */
  public static LearnPage of(Shell shell, Display.Learn learn) {
    return new LearnPage(
        shell,
        learn.resume()
            ? LiveTraining.resume(learn.experiment(), learn.folder(), learn.threads())
            : LiveTraining.start(learn.experiment(), learn.folder(), learn.threads()));
  }

  /** One core is for the screen. */
  private static int threads() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
  }

  @Override
  protected String title() {
    return Environments.find(experiment.environment().id()).title()
        + " \u2013 "
        + experiment.agent()
        + " learns";
  }

  @Override
  public void hide() {
    super.hide();
    live.close();
    demonstration.close();
  }

  @Override
  protected boolean advance(float seconds) {
    LiveTraining.Progress now = live.latest();
    charts.update();
    now.policy().ifPresent(demonstration::offer);
    demonstration.advance(seconds);
    exploration.advance(live.moment(), seconds, boardPace());
    if (now.phase() != shownPhase || now.knobs().size() != shownKnobs) {
      shownPhase = now.phase();
      shownKnobs = now.knobs().size();
      rebuild();
    }
    if (!noticed && !now.notices().isEmpty()) {
      noticed = true;
      shell.say(now.notices().get(0));
    }
    if (now.savedSteps() > saved) {
      saved = now.savedSteps();
      shell.say("Saved in " + now.folder());
    }
    status.setText(status(now));
    folder.setText(now.folder() + (now.interventions() > 0 ? meddled(now) : ""));
    knobs.ifPresent(shown -> shown.update(now));
    return true;
  }

  private static String meddled(LiveTraining.Progress now) {
    return String.format(
        Locale.ROOT,
        "  \u00b7  %d intervention%s, so it cannot be repeated",
        now.interventions(),
        now.interventions() == 1 ? "" : "s");
  }

  private static String status(LiveTraining.Progress now) {
    String best = Double.isNaN(now.bestReturn()) ? "\u2013" : Chart.figure(now.bestReturn());
    return String.format(
        Locale.ROOT,
        "%s of %s steps  \u00b7  %,d episodes  \u00b7  best %s%s",
        Chart.steps((double) now.steps()),
        Chart.steps((double) now.plannedSteps()),
        now.episodes(),
        best,
        now.solved() ? ", solved" : "");
  }

  /** Returns how many of the learner's steps are to be seen a second. */
  private double boardPace() {
    double own = demonstration.spec().stepsPerSecond();
    return view == View.STEERED ? own : own * pace.speed();
  }

  /** Returns the training. */
  public LiveTraining live() {
    return live;
  }

  @Override
  protected void build(Table root, float width, float height) {
    Style style = style();
    float margin = style.px(MARGIN);
    float right = (float) Math.floor(Math.min(style.px(560), width * 0.46f));
    float left = width - right - 3 * margin;
    root.top().pad(margin);
    root.add(left(left)).width(left).growY().padRight(margin);
    Table side = new Table().top().left();
    float inner = right - style.px(14);
    charts.fill(side, style, inner);
    Knobs turned = new Knobs(style, focus(), live, inner);
    knobs = Optional.of(turned);
    side.add(turned.root()).colspan(2).width(inner).row();
    side.add(explanation(inner)).colspan(2).width(inner);
    root.add(scrolling(side)).width(right).growY();
  }

  private Table left(float width) {
    Style style = style();
    Table left = new Table().top();
    Table names = new Table();
    names.add(style.line(title(), Role.HEADING, style.text)).growX().minWidth(0).left().row();
    status = style.line(status(live.latest()), Role.BODY, style.text);
    folder = style.line(live.folder().toString(), Role.SMALL, style.muted);
    names.add(status).growX().minWidth(0).row();
    names.add(folder).growX().minWidth(0);
    left.add(names).width(width).padBottom(style.px(8)).row();
    Stack board = new Stack();
    board.add(Picture.plain(view == View.NEWEST ? demonstration.picture() : exploration));
    banner().ifPresent(board::add);
    left.add(board).width(width).grow().row();
    left.add(
            style.line(
                switch (view) {
                  case NEWEST -> "The newest policy plays, while the learner goes on at full speed";
                  case EXPLORATION -> "The learner itself, exploring, at " + pace.label();
                  case STEERED -> "You steer: the agent learns from what you do";
                },
                Role.SMALL,
                style.muted))
        .width(width)
        .padTop(style.px(6))
        .row();
    left.add(commands()).width(width).padTop(style.px(8));
    return left;
  }

  private Table commands() {
    Table bar = new Table();
    bar.left();
    if (view == View.STEERED) {
      for (Controls.Key key : person.controls().keys()) {
        KeyCap cap =
            new KeyCap(
                style(),
                KeyNames.of(key.names()),
                key.label(),
                () -> person.isHeld(key),
                () -> person.press(key),
                () -> person.release(key));
        bar.add(cap).padRight(style().px(6));
      }
    }
    bar.add().growX();
    LiveTraining.Progress now = live.latest();
    boolean paused = now.phase() == LiveTraining.Phase.PAUSED;
    add(bar, Command.PAUSE, paused ? "go on" : "pause", paused);
    if (view != View.STEERED) {
      add(bar, Command.XRAY, "explore", view == View.EXPLORATION);
    }
    if (view == View.EXPLORATION) {
      add(bar, Command.SLOWER, "slower", false);
      add(bar, Command.FASTER, "faster", false);
    }
    if (now.steerable()) {
      add(bar, Command.TAKE_OVER, view == View.STEERED ? "let go" : "stick", view == View.STEERED);
    }
    if (view != View.STEERED) {
      add(bar, Command.KEEP, "save", false);
    }
    add(bar, Command.MENU, "stop", false);
    return bar;
  }

  private void add(Table bar, Command command, String does, boolean on) {
    KeyCap cap =
        KeyCap.command(style(), keys.name(command), does, () -> on, () -> carryOut(command));
    bar.add(cap).minWidth(style().px(50)).padLeft(style().px(5));
  }

  private Table explanation(float width) {
    Style style = style();
    Table table = new Table().top().left();
    table
        .add(style.line("Why is it learning?", Role.STRONG, style.text))
        .width(width)
        .padTop(style.px(6))
        .row();
    table
        .add(style.paragraph(Agents.find(experiment.agent()).explanation(), Role.BODY, style.muted))
        .width(width);
    return table;
  }

  /** Returns what is said over the board once nothing more will happen. */
  private Optional<Table> banner() {
    LiveTraining.Progress now = live.latest();
    if (!now.over()) {
      return Optional.empty();
    }
    boolean failed = now.phase() == LiveTraining.Phase.FAILED;
    Button first =
        failed
            ? Button.plain(style(), focus(), "Try again", this::again)
            : Button.plain(style(), focus(), "Watch it", this::watch);
    Button second = Button.plain(style(), focus(), "Back", this::leave);
    return Optional.of(LearnBanner.of(style(), now, first, second));
  }

  private void again() {
    shell.replace(() -> begin(shell, experiment));
  }

  private void watch() {
    String model = live.folder().toString();
    // Whoever goes back from there does not want to train once more.
    shell.replace(() -> new GamePage(shell, watching(model)));
  }

  private static Game watching(String model) throws IOException {
    return Game.watch(Brain.of(Models.find(model)), 1, 1);
  }

  @Override
  public void releaseKeys() {
    person.releaseAll();
  }

  @Override
  public void steer(Pad.Direction direction, float before, float amount) {
    if (view != View.STEERED || !person.steer(direction, amount)) {
      super.steer(direction, before, amount);
    }
  }

  @Override
  protected boolean keyDown(int keycode) {
    if (keycode == Input.Keys.ESCAPE) {
      leave();
      return true;
    }
    if (view == View.STEERED && person.press(keycode)) {
      return true;
    }
    Optional<Command> command = keys.command(keycode);
    command.ifPresent(this::carryOut);
    return command.isPresent() || super.keyDown(keycode);
  }

  @Override
  protected boolean keyUp(int keycode) {
    return person.release(keycode);
  }

  /** Does what a key does, whether it was pressed or clicked. */
  public void carryOut(Command command) {
    switch (command) {
      case PAUSE -> {
        if (live.latest().phase() == LiveTraining.Phase.PAUSED) {
          live.resume();
        } else {
          live.pause();
        }
      }
      case XRAY -> look(view == View.EXPLORATION ? View.NEWEST : View.EXPLORATION);
      case TAKE_OVER -> {
        if (live.latest().steerable()) {
          look(view == View.STEERED ? View.NEWEST : View.STEERED);
        } else {
          shell.say(experiment.agent() + " learns from its own actions only");
        }
      }
      case FASTER, SLOWER -> changePace(command == Command.FASTER);
      case KEEP -> live.saveNow();
      case SOUND -> shell.toggleSound();
      case MENU -> leave();
      default -> {
        // The other commands belong to a game.
      }
    }
  }

  /** Nobody could follow a learner at full speed: its exploration is shown slower than that. */
  private void changePace(boolean faster) {
    if (view != View.EXPLORATION) {
      return;
    }
    if (faster) {
      pace.faster();
      if (Double.isInfinite(pace.speed())) {
        pace.slower();
      }
    } else {
      pace.slower();
    }
    look(view);
  }

  private void look(View next) {
    if (next == View.STEERED && view != View.STEERED) {
      live.takeStick(person::act);
    } else if (next != View.STEERED && view == View.STEERED) {
      live.releaseStick();
      person.releaseAll();
    }
    view = next;
    live.setStepsPerSecond(view == View.EXPLORATION ? boardPace() : Double.POSITIVE_INFINITY);
    rebuild();
  }
}
