package org.ludus.app.xray;

import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ludus.app.play.EpisodeInPlay;
import org.ludus.app.ui.BarRow;
import org.ludus.app.ui.Style;
import org.ludus.env.RewardTerm;

/** What the reward of the last step is the sum of. */
final class RewardView {

  private final Style style;
  private final EpisodeInPlay<?> episode;
  private final Table root = new Table();
  private final List<BarRow> rows = new ArrayList<>();

  RewardView(Style style, EpisodeInPlay<?> episode) {
    this.style = style;
    this.episode = episode;
    update();
  }

  Table root() {
    return root;
  }

  /** Shows the last step's reward. */
  void update() {
    List<RewardTerm> terms = new ArrayList<>(episode.rewardTerms());
    if (episode.steps() > 0 || !terms.isEmpty()) {
      terms.add(new RewardTerm("together", episode.result().reward()));
    }
    while (rows.size() < terms.size()) {
      BarRow row = new BarRow(style, "", style.px(148), style.px(52));
      rows.add(row);
      root.add(row).growX().padTop(style.px(2)).row();
    }
    float most = 1;
    for (RewardTerm term : terms) {
      most = Math.max(most, Math.abs(term.value()));
    }
    for (int i = 0; i < terms.size(); i++) {
      RewardTerm term = terms.get(i);
      rows.get(i).rename(term.name());
      rows.get(i)
          .show(
              String.format(Locale.ROOT, "%+.2f", term.value()),
              0.5f,
              0.5f + 0.5f * term.value() / most,
              i == terms.size() - 1);
    }
  }
}
