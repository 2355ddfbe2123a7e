package org.ludus.app;

import com.badlogic.gdx.scenes.scene2d.Stage;
import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.utils.Align;
import java.util.Locale;
import org.ludus.app.Typeface.Role;
import org.ludus.registry.Controls;

/** The figures above a running game and the keys below it. */
final class Hud {

  private static final float MARGIN = 10;
  private static final float BAR_HEIGHT = 62;

  private final Style style;
  private final GameScreen game;
  private final Session session;
  private final Table root = new Table();
  private final Label seed;
  private final Label step;
  private final Label reward;
  private final Label total;
  private final Label speed;
  private final KeyCap pause;

  Hud(Stage stage, Style style, GameScreen game, String title, Session session) {
    this.style = style;
    this.game = game;
    this.session = session;
    root.setFillParent(true);
    root.pad(style.px(MARGIN));
    Table top = bar();
    top.add(names(title)).left().minWidth(0).growX();
    seed = figure(top, "SEED", 48);
    step = figure(top, "STEP", 48);
    reward = figure(top, "REWARD", 62);
    total = figure(top, "RETURN", 74);
    speed = figure(top, "SPEED", 60);
    root.add(top).growX().height(style.px(BAR_HEIGHT)).row();
    root.add().grow().row();
    Table below = bar();
    below.add(actions()).left().minWidth(0).growX();
    pause = key("P", "pause", game::togglePause);
    addKeys(below);
    root.add(below).growX().height(style.px(BAR_HEIGHT));
    stage.addActor(root);
  }

  /** Returns how much of the window's upper and lower edge it covers. */
  float thickness() {
    return style.px(BAR_HEIGHT) + 2 * style.px(MARGIN);
  }

  /** Shows or hides it. */
  void setVisible(boolean visible) {
    root.setVisible(visible);
  }

  /** Brings the figures up to date. */
  void update(Pace pace, boolean paused) {
    seed.setText(Long.toString(session.seed()));
    step.setText(Integer.toString(session.steps()));
    reward.setText(String.format(Locale.ROOT, "%.2f", session.reward()));
    total.setText(String.format(Locale.ROOT, "%.1f", session.episodeReturn()));
    boolean clocked = !session.pilot().setsThePace();
    speed.setText(paused ? "paused" : clocked ? pace.label() : "by key");
    pause.rename(paused ? "go on" : "pause");
  }

  private Table bar() {
    Table bar = new Table();
    bar.setBackground(style.panel);
    bar.setTouchable(Touchable.enabled);
    bar.pad(0, style.px(14), 0, style.px(8));
    return bar;
  }

  private Table names(String title) {
    Table names = new Table();
    Label world = style.label(title, Role.HEADING, Style.TEXT);
    world.setEllipsis(true);
    Label player = style.label(session.pilot().name(), Role.SMALL, Style.MUTED);
    player.setEllipsis(true);
    names.add(world).growX().minWidth(0).row();
    names.add(player).growX().minWidth(0);
    return names;
  }

  private Label figure(Table bar, String caption, float width) {
    Table figure = new Table();
    Label value = style.label("", Role.STRONG, Style.TEXT);
    value.setAlignment(Align.right);
    figure.add(style.label(caption, Role.SMALL, Style.MUTED)).right().row();
    figure.add(value).right();
    bar.add(figure).minWidth(style.px(width)).padLeft(style.px(10)).padRight(style.px(6));
    return value;
  }

  /** Returns the keys of the world for a person, the gauges of its actions for anybody else. */
  private Table actions() {
    Table actions = new Table();
    actions.left();
    if (session.pilot() instanceof KeyboardPilot person) {
      for (Controls.Key key : person.controls().keys()) {
        KeyCap cap =
            new KeyCap(
                style,
                KeyNames.of(key),
                key.label(),
                () -> person.isHeld(key),
                () -> person.press(key),
                () -> person.release(key));
        actions.add(cap).minWidth(style.px(64)).padRight(style.px(6));
      }
    } else {
      actions.add(new GaugeStrip(style, () -> Gauge.of(session))).growX().left();
    }
    return actions;
  }

  private void addKeys(Table bar) {
    add(bar, pause);
    add(bar, key("N", "step", game::singleStep));
    if (!session.pilot().setsThePace()) {
      add(bar, key("\u2212", "slower", game::slower));
      add(bar, key("+", "faster", game::faster));
    }
    add(bar, key("R", "restart", game::restart));
    add(bar, key("H", "hide", game::toggleHud));
    add(bar, key("Esc", "menu", game::leave));
  }

  private void add(Table bar, KeyCap key) {
    bar.add(key).minWidth(style.px(50)).padLeft(style.px(5));
  }

  private KeyCap key(String name, String does, Runnable action) {
    return new KeyCap(style, name, does, () -> false, () -> {}, action);
  }
}
