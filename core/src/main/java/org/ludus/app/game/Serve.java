package org.ludus.app.game;

import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.util.List;
import org.ludus.app.ui.KeyNames;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.registry.Controls;

/** Says which keys begin an episode that waits for the person's first. */
final class Serve {

  private final GameRun run;
  private final Table root = new Table();

  Serve(Style style, GameRun run) {
    this.run = run;
    Table panel = new Table();
    panel.setBackground(style.banner);
    panel.pad(style.px(14), style.px(34), style.px(16), style.px(34));
    panel.add(style.label("Ready?", Role.TITLE, style.text)).row();
    panel
        .add(style.label(hint(run.person().controls()), Role.BODY, style.muted))
        .padTop(style.px(5));
    root.add(panel);
    root.setTouchable(Touchable.disabled);
    root.setVisible(false);
  }

  /** Returns {@code "Press ←, → or Space"}: the first of the keys for each action. */
  private static String hint(Controls controls) {
    List<String> keys =
        controls.keys().stream().map(key -> KeyNames.of(key.names().get(0))).toList();
    int last = keys.size() - 1;
    return "Press " + String.join(", ", keys.subList(0, last)) + " or " + keys.get(last);
  }

  Table root() {
    return root;
  }

  /** Shows it while the episode waits. */
  void update(boolean paused) {
    root.setVisible(!paused && run.awaitsFirstKey());
  }
}
