package org.ludus.app.game;

import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.util.stream.Collectors;
import org.ludus.app.ui.KeyNames;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.catalog.Controls;

/** Says which keys begin an episode that waits for the person's first. */
final class ReadyNotice {

  private final GameRun run;
  private final Table root = new Table();

  ReadyNotice(Style style, GameRun run) {
    this.run = run;
    Table panel = Banner.panel(style);
    panel.add(style.label("Ready?", Role.TITLE, style.text)).row();
    panel
        .add(style.label(hint(run.person().controls()), Role.BODY, style.muted))
        .padTop(style.px(5));
    root.add(panel);
    root.setTouchable(Touchable.disabled);
    root.setVisible(false);
  }

  /** Returns {@code "Press ← or →"}: the first of the keys for each action that has one. */
  private static String hint(Controls controls) {
    return controls.keys().stream()
        .flatMap(key -> key.names().stream().limit(1))
        .map(KeyNames::of)
        .collect(Collectors.joining(" or ", "Press ", ""));
  }

  Table root() {
    return root;
  }

  /** Shows it while the episode waits. */
  void update(boolean paused) {
    root.setVisible(!paused && run.awaitsFirstKey());
  }
}
