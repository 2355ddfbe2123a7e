package org.ludus.app.game;

import com.badlogic.gdx.scenes.scene2d.InputEvent;
import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.scenes.scene2d.utils.ClickListener;
import org.ludus.app.shell.Keys;
import org.ludus.app.ui.KeyNames;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.catalog.Controls;
import org.ludus.profile.Command;

/** All keys of a game at a glance. A click closes it. */
final class HelpPanel {

  private final Table root = new Table();

  HelpPanel(Style style, Keys keys, Runnable close) {
    Table panel = new Table();
    panel.setBackground(style.banner);
    panel.pad(style.px(18), style.px(30), style.px(18), style.px(30));
    panel.add(style.label("Keys", Role.HEADING, style.text)).colspan(2).left().row();
    Table left = new Table().top();
    Table right = new Table().top();
    for (Controls.Key key : keys.controls().keys()) {
      add(style, left, KeyNames.of(key.names()), key.label());
    }
    int half = (Command.values().length + keys.controls().keys().size() + 1) / 2;
    int filled = keys.controls().keys().size();
    for (Command command : Command.values()) {
      add(style, filled++ < half ? left : right, keys.names(command), command.label());
    }
    add(style, right, "F11", "full screen");
    add(style, right, "F12", "screenshot");
    panel.add(left).top().padTop(style.px(8)).padRight(style.px(40));
    panel.add(right).top().padTop(style.px(8)).row();
    panel
        .add(
            style.label(
                "Gamepad: stick or cross steer, A acts, B leaves, Start pauses, Y x-ray, X takes over",
                Role.SMALL,
                style.muted))
        .colspan(2)
        .left()
        .padTop(style.px(12));
    root.setTouchable(Touchable.enabled);
    root.addListener(
        new ClickListener() {
          @Override
          public void clicked(InputEvent event, float x, float y) {
            close.run();
          }
        });
    root.add(panel);
  }

  Table root() {
    return root;
  }

  private static void add(Style style, Table column, String names, String does) {
    column
        .add(style.label(names, Role.STRONG, style.accent))
        .left()
        .minWidth(style.px(96))
        .padBottom(style.px(3));
    column.add(style.label(does, Role.BODY, style.text)).left().padBottom(style.px(3)).row();
  }
}
