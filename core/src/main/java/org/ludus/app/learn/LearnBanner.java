package org.ludus.app.learn;

import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.util.Locale;
import org.ludus.app.ui.Button;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.live.LiveTraining;
import org.ludus.run.TrainingResult;

/** Says what has come of a training, once it is over. */
final class LearnBanner {

  private LearnBanner() {}

  /** Returns it, with two things to do next. */
  static Table of(Style style, LiveTraining.Progress end, Button first, Button second) {
    Table panel = new Table();
    panel.setBackground(style.banner);
    panel.pad(style.px(14), style.px(24), style.px(16), style.px(24));
    panel.add(style.label(heading(end), Role.TITLE, style.text)).colspan(2).row();
    panel
        .add(style.paragraph(words(end), Role.BODY, style.text))
        .colspan(2)
        .width(style.px(360))
        .padBottom(style.px(10))
        .row();
    panel.add(first).padRight(style.px(8));
    panel.add(second);
    Table outer = new Table();
    outer.add(panel);
    return outer;
  }

  private static String heading(LiveTraining.Progress end) {
    if (end.phase() == LiveTraining.Phase.FAILED) {
      return "It had to stop";
    }
    return end.solved() ? "It has learned it!" : "The end";
  }

  private static String words(LiveTraining.Progress end) {
    return end.phase() == LiveTraining.Phase.FAILED
        ? end.failure()
        : end.result().map(LearnBanner::outcome).orElse("");
  }

  private static String outcome(TrainingResult result) {
    return String.format(
        Locale.ROOT,
        "The best policy of the run: a mean return of %.1f in %d fresh episodes.",
        result.evaluation().returnMean(),
        result.evaluation().episodes());
  }
}
