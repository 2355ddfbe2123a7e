package org.ludus.app.game;

import static org.ludus.agent.Explains.Saliency.NONE;

import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.util.List;
import java.util.Optional;
import org.ludus.app.shell.Keys;
import org.ludus.app.ui.Chart;
import org.ludus.app.ui.KeyCap;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.profile.Command;

/**
 * Beside a running game: what the player sees, what the model makes of it, what it expects, and
 * what the last step was rewarded for; with keys to go through the episode step by step.
 */
final class XRayPanel {

  /** Figures that change more often cannot be read. */
  private static final long REFRESH_NANOS = 80_000_000;

  private static final float PADDING = 14;
  private static final String GLOW = "What glows on the board decides most about %s.";

  private final Style style;
  private final GameRun run;
  private final Table root = new Table();
  private final ObservationView observation;
  private final ActionView actions;
  private final RewardView rewards;
  private final Label place;
  private long seen = -1;
  private long refreshed;

  /**
   * Makes the panel.
   *
   * @param width how wide it will be, in pixels
   */
  XRayPanel(Style style, GamePage page, GameRun run, Keys keys, float width) {
    this.style = style;
    this.run = run;
    root.setBackground(style.panel);
    root.pad(style.px(10), style.px(PADDING), style.px(10), style.px(PADDING));
    root.top();
    place = style.line("", Role.STRONG, style.text);
    root.add(transport(page, keys)).growX().row();
    root.add(new Scrubber(style, page, run)).growX().row();
    root.add(place).growX().minWidth(0).padBottom(style.px(4)).row();
    float inner = width - 2 * style.px(PADDING);
    observation = new ObservationView(style, run.palette(), run.session(), inner);
    section("WHAT IT SEES", observation.root());
    glow(run)
        .ifPresent(
            words -> root.add(style.paragraph(words, Role.SMALL, style.muted)).width(inner).row());
    actions = new ActionView(style, run);
    section(actions.title(), actions.root());
    Chart chart = new Chart(style, "RETURN", run.curve()::content);
    root.add(chart).growX().height(style.px(150)).padTop(style.px(10)).row();
    rewards = new RewardView(style, run.session());
    section("REWARD OF THIS STEP", rewards.root());
  }

  /** Says what glows on the board, if anything does. */
  private static Optional<String> glow(GameRun run) {
    if (ObservedPicture.of(run.session().spec().observationSpace()).isEmpty()) {
      return Optional.empty();
    }
    return switch (run.game().brain().map(brain -> brain.explains().saliency()).orElse(NONE)) {
      case NONE -> Optional.empty();
      case ACTION_VALUE -> Optional.of(GLOW.formatted("the value of its best action"));
      case ACTION_PREFERENCE -> Optional.of(GLOW.formatted("its preference for its action"));
      case STATE_VALUE -> Optional.of(GLOW.formatted("the return it expects"));
    };
  }

  Table root() {
    return root;
  }

  /** Brings the figures up to date. */
  void update() {
    long now = System.nanoTime();
    if (run.session().version() == seen || now - refreshed < REFRESH_NANOS) {
      return;
    }
    seen = run.session().version();
    refreshed = now;
    place.setText("step " + run.session().steps() + " of " + run.session().length());
    observation.update();
    actions.update();
    rewards.update();
  }

  private void section(String title, Table content) {
    root.add(style.line(title, Role.SMALL, style.muted))
        .growX()
        .minWidth(0)
        .padTop(style.px(10))
        .row();
    root.add(content).growX().row();
  }

  private Table transport(GamePage page, Keys keys) {
    Table transport = new Table();
    List<Command> commands =
        List.of(Command.BACK, Command.PAUSE, Command.STEP, Command.SLOWER, Command.FASTER);
    for (Command command : commands) {
      KeyCap cap =
          KeyCap.command(
              style,
              keys.name(command),
              command.label(),
              () -> command == Command.PAUSE && page.isPaused(),
              () -> page.carryOut(command));
      transport.add(cap).growX().uniformX().padRight(style.px(4));
    }
    return transport;
  }
}
