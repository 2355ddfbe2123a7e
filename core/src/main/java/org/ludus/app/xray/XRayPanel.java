package org.ludus.app.xray;

import static org.ludus.agent.Explains.Saliency.NONE;

import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.util.Optional;
import org.ludus.app.play.Brain;
import org.ludus.app.play.EpisodeInPlay;
import org.ludus.app.ui.Chart;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.render.Palette;

/**
 * Beside a running game: what the player sees, what the model makes of it, what it expects, and
 * what the last step was rewarded for.
 */
public final class XRayPanel {

  /** Figures that change more often cannot be read. */
  private static final long REFRESH_NANOS = 80_000_000;

  private static final float PADDING = 14;
  private static final String GLOW = "What glows on the board decides most about %s.";

  private final Style style;
  private final EpisodeInPlay<?> episode;
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
   * @param palette the colours that the world is drawn in
   * @param brain whose thoughts are shown, if anybody's
   * @param curve what was expected and what came of it
   * @param transport what goes through the episode step by step
   * @param width how wide it will be, in pixels
   */
  public XRayPanel(
      Style style,
      Palette palette,
      EpisodeInPlay<?> episode,
      Optional<Brain> brain,
      ValueCurve curve,
      Table transport,
      float width) {
    this.style = style;
    this.episode = episode;
    root.setBackground(style.panel);
    root.pad(style.px(10), style.px(PADDING), style.px(10), style.px(PADDING));
    root.top();
    place = style.line("", Role.STRONG, style.text);
    root.add(transport).growX().row();
    root.add(place).growX().minWidth(0).padBottom(style.px(4)).row();
    float inner = width - 2 * style.px(PADDING);
    observation = new ObservationView(style, palette, episode, inner);
    section("WHAT IT SEES", observation.root());
    glow(episode, brain)
        .ifPresent(
            words -> root.add(style.paragraph(words, Role.SMALL, style.muted)).width(inner).row());
    actions = new ActionView(style, episode, brain);
    section(actions.title(), actions.root());
    Chart chart = new Chart(style, "RETURN", curve::content);
    root.add(chart).growX().height(style.px(150)).padTop(style.px(10)).row();
    rewards = new RewardView(style, episode);
    section("REWARD OF THIS STEP", rewards.root());
  }

  /** Says what glows on the board, if anything does. */
  private static Optional<String> glow(EpisodeInPlay<?> episode, Optional<Brain> brain) {
    if (ObservedPicture.of(episode.spec().observationSpace()).isEmpty()) {
      return Optional.empty();
    }
    return switch (brain.map(thinker -> thinker.explains().saliency()).orElse(NONE)) {
      case NONE -> Optional.empty();
      case ACTION_VALUE -> Optional.of(GLOW.formatted("the value of its best action"));
      case ACTION_PREFERENCE -> Optional.of(GLOW.formatted("its preference for its action"));
      case STATE_VALUE -> Optional.of(GLOW.formatted("the return it expects"));
    };
  }

  /** Returns what shows it. */
  public Table root() {
    return root;
  }

  /** Brings the figures up to date. */
  public void update() {
    long now = System.nanoTime();
    if (episode.version() == seen || now - refreshed < REFRESH_NANOS) {
      return;
    }
    seen = episode.version();
    refreshed = now;
    place.setText("step " + episode.steps() + " of " + episode.length());
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
}
