package org.ludus.app.game;

import com.badlogic.gdx.Input;
import com.badlogic.gdx.scenes.scene2d.ui.Stack;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.ludus.app.game.Game.Mode;
import org.ludus.app.play.Pace;
import org.ludus.app.shell.Keys;
import org.ludus.app.shell.Shell;
import org.ludus.app.shell.ShellPage;
import org.ludus.app.stage.Countdown;
import org.ludus.app.stage.EpisodePicture;
import org.ludus.app.ui.Pad;
import org.ludus.app.ui.Picture;
import org.ludus.app.xray.BoardInsight;
import org.ludus.app.xray.XRayPanel;
import org.ludus.catalog.Controls;
import org.ludus.catalog.Environments;
import org.ludus.failure.Failures;
import org.ludus.profile.Command;

/** A world on screen, whoever plays in it: a person, a policy, or a recording. */
public final class GamePage extends ShellPage {

  private static final float RESTART_SECONDS = 1.5f;

  /** Side panels narrower than this say nothing. */
  private static final float PANEL_WIDTH = 340;

  /** Leaves a few milliseconds of a sixtieth of a second for drawing. */
  private static final long SEEK_NANOS = 12_000_000;

  /** What makes no sense on the way to another moment. */
  private static final Set<Command> NEEDS_A_MOMENT =
      EnumSet.of(Command.PAUSE, Command.STEP, Command.TAKE_OVER, Command.KEEP);

  private final Game game;
  private final GameRun run;
  private final Keys keys;
  private final Pace pace;
  private final EpisodePicture board;
  private final BoardInsight insight;
  private final Countdown countdown;
  private Hud hud;
  private Banner banner;
  private ReadyNotice ready;
  private Optional<XRayPanel> xRay = Optional.empty();
  private boolean paused;
  private boolean hudVisible = true;
  private boolean xRayVisible;
  private boolean helpVisible;
  private float endedFor;

  /** The moment that is being gone to, for which there may be many steps to take; or -1. */
  private int sought = -1;

  private float boardWidth;

  /**
   * Opens the world.
   *
   * @throws IOException if what is to be recorded could not be written
   */
  public GamePage(Shell shell, Game game) throws IOException {
    super(shell);
    this.game = game;
    keys = Keys.of(shell.profile(), game.environment().id());
    run = GameRun.open(shell, game, keys);
    pace = new Pace(game.speed(), System::nanoTime);
    board = new EpisodePicture(run.episode(), this::part);
    insight = new BoardInsight(run.episode(), game.brain(), run.palette());
    countdown = new Countdown(shell.sounds());
    if (game.mode() == Mode.PLAY && run.person().controls().clock() == Controls.Clock.TIME) {
      countdown.start();
    }
  }

  @Override
  protected String title() {
    return Environments.find(game.environment().id()).title()
        + " \u2013 "
        + run.who()
        + (paused ? " (paused)" : "");
  }

  @Override
  public void hide() {
    super.hide();
    shell.sounds().hush();
    run.close();
  }

  @Override
  protected void build(Table root, float width, float height) {
    boolean panel = xRayVisible && hudVisible;
    float panelWidth = panel ? Math.min(style().px(PANEL_WIDTH), width * 0.45f) : 0;
    boardWidth = width - panelWidth;
    Stack stage = new Stack();
    stage.add(Picture.plain(board));
    hud = new Hud(style(), this, run, keys);
    stage.add(hud.root());
    banner = new Banner(style(), this, run);
    stage.add(banner.root());
    ready = new ReadyNotice(style(), run);
    stage.add(ready.root());
    stage.add(countdown.root(style()));
    if (helpVisible) {
      stage.add(new HelpPanel(style(), keys, this::toggleHelp).root());
    }
    board.inset(hudVisible ? hud.thickness() / height : 0);
    root.add(stage).width(boardWidth).height(height);
    xRay = panel ? Optional.of(xRayPanel(panelWidth)) : Optional.empty();
    xRay.ifPresent(shown -> root.add(scrolling(shown.root())).width(panelWidth).height(height));
    hud.root().setVisible(hudVisible);
  }

  private XRayPanel xRayPanel(float width) {
    Table transport = new Transport(style(), this, run, keys).root();
    return new XRayPanel(
        style(), run.palette(), run.episode(), game.brain(), run.curve(), transport, width);
  }

  @Override
  protected boolean advance(float seconds) {
    try {
      if (countdown.isRunning()) {
        countdown.advance(seconds);
      } else if (sought >= 0) {
        seekOn();
      } else if (paused) {
        run.person().forget();
      } else if (run.awaitsFirstKey()) {
        pace.forget();
      } else if (run.pilot().setsThePace()) {
        while (run.step()) {
          // Every key that has been pressed is a step.
        }
      } else {
        pace.advance(seconds, run.episode().spec().stepsPerSecond(), run::step);
      }
      board.advance(seconds);
      goOn(seconds);
    } catch (RuntimeException e) {
      shell.showMenu(title() + " had to stop: " + Failures.line(e));
      return false;
    }
    hud.update(pace, paused);
    banner.update();
    ready.update(paused);
    xRay.ifPresent(XRayPanel::update);
    board.show(xRayVisible ? Optional.of(insight::now) : Optional.empty());
    return true;
  }

  /** Returns how much of the way to the present moment is to be seen. */
  private float part() {
    if (paused || countdown.isRunning() || run.awaitsFirstKey() || run.isOver()) {
      return 1;
    }
    return run.pilot().setsThePace() ? board.settled() : pace.part();
  }

  private void goOn(float seconds) {
    endedFor = run.isOver() && !paused ? endedFor + seconds : 0;
    double wait = RESTART_SECONDS / Math.max(1, Math.min(pace.speed(), 5));
    if (endedFor < wait || !run.goesOnByItself()) {
      return;
    }
    endedFor = 0;
    if (game.episodes() > 0 && run.episodeNumber() + 1 >= game.episodes()) {
      shell.quit();
    } else {
      anew(run::next);
    }
  }

  /** Returns how wide the board is at present, in pixels. */
  float boardWidth() {
    return boardWidth;
  }

  /** Returns what is played. */
  public GameRun run() {
    return run;
  }

  /** Returns how fast it is played. */
  public Pace pace() {
    return pace;
  }

  /** Returns whether the world stands still. */
  public boolean isPaused() {
    return paused;
  }

  /** Returns whether figures and keys are shown. */
  public boolean isHudVisible() {
    return hudVisible;
  }

  /** Returns whether the panel at the side is shown. */
  public boolean isXRayVisible() {
    return xRayVisible;
  }

  /** Returns whether all keys are shown. */
  public boolean isHelpVisible() {
    return helpVisible;
  }

  @Override
  public void releaseKeys() {
    run.person().releaseAll();
  }

  @Override
  public void pad(Pad.Button button, boolean down) {
    if (!down) {
      return;
    }
    switch (button) {
      case A -> continueAfterEnd();
      case B -> leave();
      case X -> carryOut(Command.TAKE_OVER);
      case Y -> carryOut(Command.XRAY);
      case START -> carryOut(Command.PAUSE);
      case BACK -> carryOut(Command.RESTART);
      case L1 -> carryOut(Command.SLOWER);
      case R1 -> carryOut(Command.FASTER);
    }
  }

  @Override
  public void steer(Pad.Direction direction, float before, float amount) {
    if (run.isPersonPlaying() && run.person().steer(direction, amount)) {
      countdown.hurry();
    } else {
      super.steer(direction, before, amount);
    }
  }

  @Override
  protected boolean keyDown(int keycode) {
    if (keycode == Input.Keys.ESCAPE) {
      carryOut(Command.MENU);
      return true;
    }
    if (run.isPersonPlaying() && run.person().press(keycode)) {
      countdown.hurry();
      return true;
    }
    Optional<Command> command = keys.command(keycode);
    command.ifPresent(this::carryOut);
    if (command.isEmpty() && isEnter(keycode)) {
      continueAfterEnd();
      return true;
    }
    return command.isPresent() || super.keyDown(keycode);
  }

  private static boolean isEnter(int keycode) {
    return keycode == Input.Keys.ENTER || keycode == Input.Keys.NUMPAD_ENTER;
  }

  @Override
  protected boolean keyUp(int keycode) {
    return run.person().release(keycode);
  }

  /** Brings a hidden display back, for those who hid it with the mouse. */
  @Override
  protected void clickedBesideAll() {
    if (!hudVisible) {
      carryOut(Command.HIDE);
    }
  }

  /** Does what a key does, whether it was pressed or clicked. */
  public void carryOut(Command command) {
    if (sought >= 0 && NEEDS_A_MOMENT.contains(command)) {
      return;
    }
    switch (command) {
      case PAUSE -> pause(!paused);
      case STEP -> stepBy(1);
      case BACK -> stepBy(-1);
      case FASTER -> pace.faster();
      case SLOWER -> pace.slower();
      case RESTART -> restart();
      case XRAY -> {
        xRayVisible = !xRayVisible;
        hudVisible = hudVisible || xRayVisible;
        rebuild();
      }
      case TAKE_OVER -> takeOver();
      case KEEP -> run.keep();
      case HIDE -> {
        hudVisible = !hudVisible;
        rebuild();
      }
      case SOUND -> shell.toggleSound();
      case HELP -> toggleHelp();
      case MENU -> {
        if (helpVisible) {
          toggleHelp();
        } else {
          leave();
        }
      }
    }
  }

  /** Starts the next episode after one has ended, and else the same again. */
  void restart() {
    anew(run.isOver() ? run::next : run::again);
    endedFor = 0;
    pace.forget();
  }

  /** Starts an episode; a recording that somebody had taken over is a recording again. */
  private void anew(Runnable start) {
    boolean replaying = run.isReplaying();
    sought = -1;
    start.run();
    if (replaying != run.isReplaying()) {
      rebuild();
      showTitle();
    }
  }

  /** Starts the next episode if this one has ended. */
  void continueAfterEnd() {
    if (run.isOver()) {
      restart();
    }
  }

  /** Goes to a moment of the episode and stands still there. */
  void seek(int position) {
    pause(true);
    sought = Math.max(0, Math.min(position, run.episode().length()));
    seekOn();
  }

  /** Goes on towards the moment that is sought, no longer than a frame may take. */
  private void seekOn() {
    long end = System.nanoTime() + SEEK_NANOS;
    if (run.seek(sought, () -> System.nanoTime() < end)) {
      sought = -1;
    }
  }

  private void stepBy(int steps) {
    if (steps < 0) {
      seek((sought >= 0 ? sought : run.episode().steps()) - 1);
    } else {
      pause(true);
      run.step();
      shell.sounds().hush();
    }
  }

  private void takeOver() {
    if (run.takeOver()) {
      pace.forget();
      rebuild();
      showTitle();
    }
  }

  private void toggleHelp() {
    helpVisible = !helpVisible;
    pause(helpVisible || paused);
    rebuild();
  }

  private void pause(boolean pause) {
    paused = pause;
    pace.forget();
    shell.sounds().hush();
    showTitle();
  }

  @Override
  protected void leave() {
    // Keys pressed in the same frame came before this one.
    if (!paused && run.pilot().setsThePace()) {
      advance(0);
    }
    super.leave();
  }
}
