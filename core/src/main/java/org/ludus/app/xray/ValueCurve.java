package org.ludus.app.xray;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ludus.app.play.Brain;
import org.ludus.app.play.EpisodeInPlay;
import org.ludus.app.ui.Chart;

/**
 * The return so far and the value the brain expected, step by step. What the past was worth is
 * remembered as the game goes on; a jump ahead leaves a gap.
 */
public final class ValueCurve {

  private static final long REFRESH_NANOS = 60_000_000;

  /** More points than this nobody can tell apart, and games may go on for ever. */
  private static final int MOST_POINTS = 500;

  private final EpisodeInPlay<?> episode;
  private final Optional<Brain> brain;
  private float[] values = new float[256];
  private long seed = -1;
  private int known;
  private long seen = -1;
  private long drawn;
  private Chart.Content content = new Chart.Content(0, List.of());

  /**
   * Makes an empty one.
   *
   * @param brain whose expectations are shown, if anybody's
   */
  public ValueCurve(EpisodeInPlay<?> episode, Optional<Brain> brain) {
    this.episode = episode;
    this.brain = brain;
  }

  /** Takes note of the present moment. */
  public void remember() {
    if (episode.version() == seen) {
      return;
    }
    seen = episode.version();
    if (episode.seed() != seed || episode.length() < known) {
      seed = episode.seed();
      known = episode.length() < known ? Math.min(known, episode.length()) : 0;
    }
    int step = episode.steps();
    if (step >= values.length) {
      values = Arrays.copyOf(values, Math.max(step + 1, 2 * values.length));
    }
    while (known < step) {
      values[known++] = Float.NaN;
    }
    values[step] =
        brain.map(thinker -> thinker.explains().value(episode.observation())).orElse(Float.NaN);
    known = Math.max(known, step + 1);
  }

  /** Returns the curves up to now; new ones only now and then, since nobody sees more. */
  public Chart.Content content() {
    long now = System.nanoTime();
    if (episode.version() == content.version() || now - drawn < REFRESH_NANOS) {
      return content;
    }
    drawn = now;
    List<Chart.Point> soFar = new ArrayList<>();
    List<Chart.Point> expected = new ArrayList<>();
    float sum = 0;
    int stride = 1 + episode.steps() / MOST_POINTS;
    for (int step = 0; step <= episode.steps(); step++) {
      sum += step == 0 ? 0 : episode.reward(step - 1);
      if (step % stride != 0 && step != episode.steps()) {
        continue;
      }
      soFar.add(new Chart.Point(step, sum));
      if (step < known && !Float.isNaN(values[step])) {
        expected.add(new Chart.Point(step, values[step]));
      }
    }
    List<Chart.Curve> curves = new ArrayList<>();
    if (!expected.isEmpty()) {
      curves.add(new Chart.Curve("expected", expected));
    }
    curves.add(new Chart.Curve("so far", soFar));
    content = new Chart.Content(episode.version(), curves);
    return content;
  }
}
