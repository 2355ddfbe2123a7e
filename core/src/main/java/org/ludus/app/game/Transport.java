package org.ludus.app.game;

import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.util.List;
import org.ludus.app.shell.Keys;
import org.ludus.app.ui.KeyCap;
import org.ludus.app.ui.Style;
import org.ludus.profile.Command;

/** Keys and a line to go through an episode with, step by step or by dragging. */
final class Transport {

  private static final List<Command> COMMANDS =
      List.of(Command.BACK, Command.PAUSE, Command.STEP, Command.SLOWER, Command.FASTER);

  private final Table root = new Table();

  Transport(Style style, GamePage page, GameRun run, Keys keys) {
    Table caps = new Table();
    for (Command command : COMMANDS) {
      KeyCap cap =
          KeyCap.command(
              style,
              keys.name(command),
              command.label(),
              () -> command == Command.PAUSE && page.isPaused(),
              () -> page.carryOut(command));
      caps.add(cap).growX().uniformX().padRight(style.px(4));
    }
    root.add(caps).growX().row();
    root.add(new Scrubber(style, page, run)).growX();
  }

  Table root() {
    return root;
  }
}
