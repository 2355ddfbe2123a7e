package org.ludus.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ludus.agent.Policy;
import org.ludus.env.Space;

/**
 * What the screen shows of one action.
 *
 * @param name the action's name
 * @param value what is thought of it, in figures; empty if nothing is known
 * @param fill the same as a part of a bar, 0 to 1
 * @param chosen whether it is the one that was taken
 */
record Gauge(String name, String value, float fill, boolean chosen) {

  /** Returns the gauges of a session, one for each action there is. */
  static List<Gauge> of(Session session) {
    return session.actions() instanceof Space.Box box
        ? components(box, session.action(), session.steps() > 0)
        : alternatives((Space.Discrete) session.actions(), session);
  }

  private static List<Gauge> components(Space.Box box, float[] action, boolean acted) {
    List<Gauge> gauges = new ArrayList<>();
    for (int i = 0; i < action.length; i++) {
      Space.Dimension dimension = box.dimensions().get(i);
      float value = acted ? action[i] : 0;
      float low = dimension.typicalLow();
      float fill = (value - low) / (dimension.typicalHigh() - low);
      gauges.add(new Gauge(dimension.name(), number(value), clamp(fill), false));
    }
    return gauges;
  }

  private static List<Gauge> alternatives(Space.Discrete space, Session session) {
    Policy.Scores kind = session.pilot().scores();
    float[] scores = new float[space.count()];
    if (kind != Policy.Scores.NONE) {
      session.pilot().score(scores);
    }
    int chosen = session.steps() > 0 ? (int) session.action()[0] : -1;
    List<Gauge> gauges = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      gauges.add(
          new Gauge(
              space.names().get(i), text(kind, scores[i]), fill(kind, scores, i), i == chosen));
    }
    return gauges;
  }

  private static String text(Policy.Scores kind, float score) {
    return switch (kind) {
      case NONE -> "";
      case ACTION_VALUES -> number(score);
      case ACTION_PROBABILITIES -> Math.round(score * 100) + "%";
    };
  }

  /**
   * Values have no scale of their own: the best of them fills its bar, the worst leaves a tenth.
   */
  private static float fill(Policy.Scores kind, float[] scores, int index) {
    if (kind == Policy.Scores.NONE) {
      return 0;
    } else if (kind == Policy.Scores.ACTION_PROBABILITIES) {
      return clamp(scores[index]);
    }
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      least = Math.min(least, score);
      most = Math.max(most, score);
    }
    return most > least ? clamp(0.1f + 0.9f * (scores[index] - least) / (most - least)) : 0.5f;
  }

  private static String number(float value) {
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
  }

  private static float clamp(float part) {
    return Math.min(Math.max(part, 0), 1);
  }
}
