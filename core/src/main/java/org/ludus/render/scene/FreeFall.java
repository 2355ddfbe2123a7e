package org.ludus.render.scene;

import org.ludus.env.lunarlander.LunarLanderState;

/**
 * The way a lander falls with its engines off and no wind: a parabola, from where its hull is to
 * where that meets the ground or leaves the world sideways.
 *
 * @param startX x of the hull now, in m
 * @param startY y of the hull now, in m
 * @param vx its velocity, in m/s
 * @param vy its velocity, in m/s
 * @param gravity vertical acceleration, in m/s^2
 * @param duration how long it falls, in s
 * @param lands whether it ends on the ground
 */
record FreeFall(
    float startX, float startY, float vx, float vy, float gravity, float duration, boolean lands) {

  /** Time between the dots that show the way, in s. */
  static final float DOT_SPACING = 0.1f;

  private static final float TIME_STEP = 1 / 50f; // s
  private static final int MOST_STEPS = 1000;

  /** Finds out how the lander of a state would fall. */
  static FreeFall of(LunarLanderState state) {
    FreeFall endless =
        new FreeFall(
            state.lander().x(),
            state.lander().y(),
            state.lander().vx(),
            state.lander().vy(),
            state.gravity(),
            0,
            false);
    float heightBefore = endless.height(state, 0);
    for (int step = 1; step <= MOST_STEPS; step++) {
      float time = step * TIME_STEP;
      float height = endless.height(state, time);
      if (endless.x(time) < 0 || endless.x(time) > LunarLanderRenderer.WIDTH) {
        return endless.ending(time, false);
      } else if (height <= 0) {
        // The ground lies between the last two heights.
        float part = heightBefore <= 0 ? 0 : heightBefore / (heightBefore - height);
        return endless.ending(time - (1 - part) * TIME_STEP, true);
      }
      heightBefore = height;
    }
    return endless.ending(MOST_STEPS * TIME_STEP, false);
  }

  private FreeFall ending(float time, boolean onGround) {
    return new FreeFall(startX, startY, vx, vy, gravity, time, onGround);
  }

  /** Returns how high over the ground the hull is after some time, in m. */
  private float height(LunarLanderState state, float time) {
    return y(time) - MoonGround.height(state.terrain(), x(time));
  }

  /** Returns where the hull is after some time, in m. */
  float x(float time) {
    return startX + vx * time;
  }

  /** Returns how high the hull is after some time, in m. */
  float y(float time) {
    return startY + (vy + gravity * time / 2) * time;
  }
}
