package org.ludus.app.game;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ludus.app.ui.Chart;

/**
 * The return so far and the value the brain expected, step by step. What the past was worth is
 * remembered as the game goes on; a jump ahead leaves a gap.
 */
final class ValueCurve {

  private static final long REFRESH_NANOS = 60_000_000;

  /** More points than this nobody can tell apart, and games may go on for ever. */
  private static final int MOST_POINTS = 500;

  private final Session<?> session;
  private final Optional<Brain> brain;
  private float[] values = new float[256];
  private long seed = -1;
  private int known;
  private long seen = -1;
  private long drawn;
  private Chart.Content content = new Chart.Content(0, List.of());

  ValueCurve(Session<?> session, Optional<Brain> brain) {
    this.session = session;
    this.brain = brain;
  }

  /** Takes note of the present moment. */
  void remember() {
    if (session.version() == seen) {
      return;
    }
    seen = session.version();
    if (session.seed() != seed || session.length() < known) {
      seed = session.seed();
      known = session.length() < known ? Math.min(known, session.length()) : 0;
    }
    int step = session.steps();
    if (step >= values.length) {
      values = Arrays.copyOf(values, Math.max(step + 1, 2 * values.length));
    }
    while (known < step) {
      values[known++] = Float.NaN;
    }
    values[step] =
        brain.map(thinker -> thinker.explains().value(session.observation())).orElse(Float.NaN);
    known = Math.max(known, step + 1);
  }

  /** Returns the curves up to now; new ones only now and then, since nobody sees more. */
  Chart.Content content() {
    long now = System.nanoTime();
    if (session.version() == content.version() || now - drawn < REFRESH_NANOS) {
      return content;
    }
    drawn = now;
    List<Chart.Point> soFar = new ArrayList<>();
    List<Chart.Point> expected = new ArrayList<>();
    float sum = 0;
    int stride = 1 + session.steps() / MOST_POINTS;
    for (int step = 0; step <= session.steps(); step++) {
      sum += step == 0 ? 0 : session.reward(step - 1);
      if (step % stride != 0 && step != session.steps()) {
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
    content = new Chart.Content(session.version(), curves);
    return content;
  }
}
