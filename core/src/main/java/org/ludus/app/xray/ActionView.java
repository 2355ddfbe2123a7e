package org.ludus.app.xray;

import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ludus.agent.Explains;
import org.ludus.app.play.Brain;
import org.ludus.app.play.EpisodeInPlay;
import org.ludus.app.ui.BarRow;
import org.ludus.app.ui.Chart;
import org.ludus.app.ui.Style;
import org.ludus.env.Space;

/**
 * What can be done, and what the brain thinks of each: the values or the probabilities of actions,
 * with the one marked that it would choose now. Without such thoughts, what was done last.
 */
final class ActionView {

  private final EpisodeInPlay<?> episode;
  private final Optional<Brain> brain;
  private final Space space;
  private final Explains.Scores kind;
  private final Table root = new Table();
  private final List<BarRow> rows = new ArrayList<>();
  private final float[] scores;

  ActionView(Style style, EpisodeInPlay<?> episode, Optional<Brain> brain) {
    this.episode = episode;
    this.brain = brain;
    space = episode.spec().actionSpace();
    kind = brain.map(thinker -> thinker.explains().scores()).orElse(Explains.Scores.NONE);
    List<String> names =
        space instanceof Space.Discrete discrete
            ? discrete.names()
            : ((Space.Box) space).dimensions().stream().map(Space.Dimension::name).toList();
    scores = new float[names.size()];
    for (String name : names) {
      BarRow row = new BarRow(style, name, style.px(148), style.px(52));
      rows.add(row);
      root.add(row).growX().padTop(style.px(2)).row();
    }
    update();
  }

  Table root() {
    return root;
  }

  /** Returns what the bars mean. */
  String title() {
    String name = brain.map(Brain::name).orElse("");
    return switch (kind) {
      case ACTION_VALUES -> "ACTION VALUES OF " + name.toUpperCase(Locale.ROOT);
      case ACTION_PROBABILITIES -> "ACTION PROBABILITIES OF " + name.toUpperCase(Locale.ROOT);
      case NONE -> "WHAT WAS DONE LAST";
    };
  }

  /** Shows what is thought now. */
  void update() {
    if (kind != Explains.Scores.NONE) {
      brain.orElseThrow().explains().score(episode.observation(), scores);
      showScores();
    } else if (space instanceof Space.Box box) {
      showComponents(box);
    } else {
      int last = episode.steps() == 0 ? -1 : (int) episode.action()[0];
      for (int i = 0; i < rows.size(); i++) {
        rows.get(i).show(i == last ? "done" : "", 0, i == last ? 1 : 0, i == last);
      }
    }
  }

  private void showScores() {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      least = Math.min(least, score);
      most = Math.max(most, score);
    }
    for (int i = 0; i < scores.length; i++) {
      boolean chosen = scores[i] == most;
      if (kind == Explains.Scores.ACTION_PROBABILITIES) {
        rows.get(i).show(Math.round(scores[i] * 100) + " %", 0, scores[i], chosen);
      } else {
        // Values have no scale of their own: the best fills its bar, the worst leaves a tenth.
        float fill = most > least ? 0.1f + 0.9f * (scores[i] - least) / (most - least) : 0.5f;
        rows.get(i).show(Chart.figure(scores[i]), 0, fill, chosen);
      }
    }
  }

  private void showComponents(Space.Box box) {
    float[] action = episode.action();
    for (int i = 0; i < rows.size(); i++) {
      Space.Dimension dimension = box.dimensions().get(i);
      float low = dimension.typicalLow();
      float range = dimension.typicalHigh() - low;
      float value = Math.min(Math.max(action[i], dimension.low()), dimension.high());
      rows.get(i)
          .show(
              String.format(Locale.ROOT, "%.2f", value),
              -low / range,
              (value - low) / range,
              false);
    }
  }
}
