package org.ludus.agent.heuristic;

import org.ludus.agent.Actor;
import org.ludus.agent.Policy;

/**
 * Lands the lunar lander by rule: two proportional-derivative controllers, one for the angle and
 * one for the height, whose targets follow from where the lander is. The rule and its numbers are
 * those of the benchmark's own demonstration.
 */
public final class LunarLanderHeuristic implements Policy, Actor {

  private static final float NOTHING = 0;
  private static final float LEFT_ENGINE = 1;
  private static final float MAIN_ENGINE = 2;
  private static final float RIGHT_ENGINE = 3;
  private static final double MAX_ANGLE = 0.4; // rad
  private static final double THRESHOLD = 0.05;
  private static final double GAIN = 20;

  private final boolean continuous;

  private LunarLanderHeuristic(boolean continuous) {
    this.continuous = continuous;
  }

  /** Returns the rule for lunar-lander. */
  public static LunarLanderHeuristic discrete() {
    return new LunarLanderHeuristic(false);
  }

  /** Returns the rule for lunar-lander-continuous. */
  public static LunarLanderHeuristic continuous() {
    return new LunarLanderHeuristic(true);
  }

  /** Returns the rule itself, which remembers nothing. */
  @Override
  public Actor newActor() {
    return this;
  }

  @Override
  public void act(float[] observations, int at, float[] actions, int to) {
    boolean landed = observations[at + 6] > 0 || observations[at + 7] > 0;
    double angleWork = landed ? 0 : angleWork(observations, at);
    double hoverWork = landed ? -0.5 * observations[at + 3] : hoverWork(observations, at);
    if (continuous) {
      actions[to] = (float) clip(GAIN * hoverWork - 1, 1);
      actions[to + 1] = (float) clip(-GAIN * angleWork, 1);
    } else {
      actions[to] = engine(hoverWork, angleWork);
    }
  }

  /** Leans towards the pad, less the faster the lander already drifts there. */
  private static double angleWork(float[] s, int at) {
    double target = clip(0.5 * s[at] + 1.0 * s[at + 2], MAX_ANGLE);
    return 0.5 * (target - s[at + 4]) - 1.0 * s[at + 5];
  }

  /** Stays the higher the farther away the pad is. */
  private static double hoverWork(float[] s, int at) {
    double target = 0.55 * Math.abs(s[at]);
    return 0.5 * (target - s[at + 1]) - 0.5 * s[at + 3];
  }

  private static float engine(double hoverWork, double angleWork) {
    if (hoverWork > Math.abs(angleWork) && hoverWork > THRESHOLD) {
      return MAIN_ENGINE;
    }
    if (angleWork < -THRESHOLD) {
      return RIGHT_ENGINE;
    }
    return angleWork > THRESHOLD ? LEFT_ENGINE : NOTHING;
  }

  private static double clip(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }
}
