package org.ludus.app.game;

import com.badlogic.gdx.scenes.scene2d.InputEvent;
import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.scenes.scene2d.utils.ClickListener;
import java.util.List;
import java.util.Locale;
import org.ludus.app.play.EpisodeInPlay;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.profile.PersonalBests;

/** Says at an episode's end how it went. A click on it goes on, too. */
final class Banner {

  private final GameRun run;
  private final Table root = new Table();
  private final Table panel;
  private final float gap;
  private final Label heading;
  private final Label figures;
  private final Label best;
  private final Label hint;

  Banner(Style style, GamePage page, GameRun run) {
    this.run = run;
    heading = style.label("", Role.TITLE, style.text);
    figures = style.label("", Role.BODY, style.text);
    best = style.label("", Role.STRONG, style.accent);
    hint = style.label("", Role.SMALL, style.muted);
    gap = style.px(5);
    panel = panel(style);
    panel.setTouchable(Touchable.enabled);
    panel.addListener(
        new ClickListener() {
          @Override
          public void clicked(InputEvent event, float x, float y) {
            page.continueAfterEnd();
          }
        });
    root.add(panel).expand().center().padBottom(style.px(140));
    root.setVisible(false);
    root.setTouchable(Touchable.childrenOnly);
  }

  /** Returns an empty panel as all that is said over a board stands on. */
  static Table panel(Style style) {
    Table panel = new Table();
    panel.setBackground(style.banner);
    panel.pad(style.px(14), style.px(34), style.px(16), style.px(34));
    return panel;
  }

  Table root() {
    return root;
  }

  /** Shows it if the episode has ended, and else hides it. */
  void update() {
    boolean over = run.isOver();
    if (over == root.isVisible()) {
      return;
    }
    root.setVisible(over);
    if (over) {
      EpisodeInPlay<?> episode = run.episode();
      heading.setText(run.ending());
      figures.setText(
          String.format(
              Locale.ROOT,
              "Return %.1f in %d step%s",
              episode.episodeReturn(),
              episode.steps(),
              episode.steps() == 1 ? "" : "s"));
      best.setText(run.outcome().map(Banner::best).orElse(""));
      hint.setText(run.isPersonPlaying() || run.isReplaying() ? "R or Enter: again" : "");
      panel.clearChildren();
      for (Label line : List.of(heading, figures, best, hint)) {
        if (!line.textEquals("")) {
          panel.add(line).padTop(line == heading ? 0 : gap).row();
        }
      }
    }
  }

  private static String best(PersonalBests.Outcome outcome) {
    if (outcome.newBest()) {
      return outcome.before().isPresent() ? "A new personal best!" : "Your first game here";
    }
    return String.format(
        Locale.ROOT, "Your best: %.1f", outcome.before().orElseThrow().episodicReturn());
  }
}
