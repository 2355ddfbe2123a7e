package org.ludus.app.game;

import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.utils.Align;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.ludus.app.game.Game.Mode;
import org.ludus.app.play.EpisodeInPlay;
import org.ludus.app.play.KeyboardPilot;
import org.ludus.app.play.Pace;
import org.ludus.app.shell.Keys;
import org.ludus.app.ui.KeyCap;
import org.ludus.app.ui.KeyNames;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.catalog.Controls;
import org.ludus.catalog.Environments;
import org.ludus.profile.Command;

/** The figures above a running game and the keys below it. */
final class Hud {

  private static final float MARGIN = 10;
  private static final float BAR_HEIGHT = 58;

  /** Narrower than this, in points, only what matters most has room. */
  private static final float ROOMY = 1000;

  /** Narrower than this, in points, there is room for the keys of the world and little else. */
  private static final float NARROW = 640;

  private final Style style;
  private final GamePage page;
  private final GameRun run;
  private final Keys keys;
  private final Table root = new Table();
  private final Label player;
  private final Label seed;
  private final Label step;
  private final Label total;
  private final Label best;
  private final Label speed;
  private final KeyCap pause;

  Hud(Style style, GamePage page, GameRun run, Keys keys) {
    this.style = style;
    this.page = page;
    this.run = run;
    this.keys = keys;
    boolean roomy = page.boardWidth() / style.scale() > ROOMY;
    player = style.line("", Role.SMALL, style.muted);
    root.pad(style.px(MARGIN));
    Table top = bar();
    top.add(names()).left().minWidth(0).growX();
    seed = figure("SEED");
    step = figure("STEP");
    total = figure("RETURN");
    best = figure("YOUR BEST");
    speed = figure("SPEED");
    if (roomy) {
      add(top, seed, 44);
    }
    add(top, step, 44);
    add(top, total, 64);
    if (run.game().mode() == Mode.PLAY) {
      add(top, best, 64);
    }
    if (roomy || run.game().mode() != Mode.PLAY) {
      add(top, speed, 56);
    }
    root.add(top).growX().height(style.px(BAR_HEIGHT)).row();
    root.add().grow().row();
    Table below = bar();
    below.add(actions()).left().minWidth(0).growX();
    pause = command(Command.PAUSE, "pause", () -> page.isPaused());
    addCommands(below, roomy);
    root.add(below).growX().height(style.px(BAR_HEIGHT));
    root.setTouchable(Touchable.childrenOnly);
  }

  Table root() {
    return root;
  }

  /** Returns how much of the window's upper and lower edge it covers. */
  float thickness() {
    return style.px(BAR_HEIGHT) + 2 * style.px(MARGIN);
  }

  /** Brings the figures up to date. */
  void update(Pace pace, boolean paused) {
    EpisodeInPlay<?> episode = run.episode();
    set(player, run.who());
    set(seed, Long.toString(episode.seed()));
    set(step, Integer.toString(episode.steps()));
    set(total, String.format(Locale.ROOT, "%.1f", episode.episodeReturn()));
    set(
        best,
        run.best()
            .map(game -> String.format(Locale.ROOT, "%.1f", game.episodicReturn()))
            .orElse("\u2013"));
    boolean clocked = !run.pilot().setsThePace();
    set(speed, paused ? "paused" : clocked ? pace.label() : "by key");
    pause.rename(paused ? "go on" : "pause");
  }

  private static void set(Label label, String text) {
    if (!label.textEquals(text)) {
      label.setText(text);
    }
  }

  private Table bar() {
    Table bar = new Table();
    bar.setBackground(style.panel);
    bar.setTouchable(Touchable.enabled);
    bar.pad(0, style.px(14), 0, style.px(8));
    return bar;
  }

  private Table names() {
    Table names = new Table();
    String title = Environments.find(run.game().environment().id()).title();
    names.add(style.line(title, Role.HEADING, style.text)).growX().minWidth(0).row();
    names.add(player).growX().minWidth(0);
    return names;
  }

  private Label figure(String caption) {
    Label value = style.label("", Role.STRONG, style.text);
    value.setAlignment(Align.right);
    value.setName(caption);
    return value;
  }

  private void add(Table bar, Label value, float width) {
    Table figure = new Table();
    figure.add(style.label(value.getName(), Role.SMALL, style.muted)).right().row();
    figure.add(value).right();
    bar.add(figure).minWidth(style.px(width)).padLeft(style.px(10)).padRight(style.px(6));
  }

  /** Returns the keys of the world, where a person plays. */
  private Table actions() {
    Table actions = new Table();
    actions.left();
    if (run.isPersonPlaying()) {
      KeyboardPilot person = run.person();
      for (Controls.Key key : person.controls().keys()) {
        KeyCap cap =
            new KeyCap(
                style,
                KeyNames.of(key.names()),
                key.label(),
                () -> person.isHeld(key),
                () -> person.press(key),
                () -> person.release(key));
        actions.add(cap).padRight(style.px(6));
      }
    } else if (run.isReplaying()) {
      actions.add(new Scrubber(style, page, run)).growX().height(style.px(30));
    }
    return actions;
  }

  private void addCommands(Table bar, boolean roomy) {
    boolean narrow = page.boardWidth() / style.scale() < NARROW;
    if (!narrow) {
      add(bar, pause);
    }
    add(bar, command(Command.XRAY, "x-ray", page::isXRayVisible));
    if (run.game().brain().isPresent() || run.isReplaying()) {
      boolean mine = run.isPersonPlaying();
      add(bar, command(Command.TAKE_OVER, mine ? "robot" : "take over", () -> false));
    }
    if (!narrow) {
      add(bar, command(Command.RESTART, "restart", () -> false));
    }
    if (roomy) {
      add(bar, command(Command.KEEP, "keep", () -> false));
    }
    add(bar, command(Command.HELP, "all keys", page::isHelpVisible));
    add(bar, command(Command.MENU, "leave", () -> false));
  }

  private void add(Table bar, KeyCap key) {
    bar.add(key).minWidth(style.px(48)).padLeft(style.px(5));
  }

  private KeyCap command(Command command, String does, BooleanSupplier on) {
    return KeyCap.command(style, keys.name(command), does, on, () -> page.carryOut(command));
  }
}
