package org.ludus.env.lunarlander;

import java.util.List;

/**
 * A picture of the lander over its piece of moon. Lengths in m with the origin at the lower left of
 * the visible world (20 m wide), angles in rad.
 *
 * @param terrain smoothed heights of the ground at 11 positions, W/10 apart from 0 to W
 * @param helipadY height that observations are measured from (the pad itself lies a little lower)
 * @param lander pose and velocity of the hull
 * @param leftLeg pose of the leg at the left; its contact is the observation's last number
 * @param rightLeg pose of the leg at the right; its contact is the last but one
 * @param leftContact whether the left leg touches the ground
 * @param rightContact whether the right leg does
 * @param mainPower throttle of the main engine in the last step, 0 to 1
 * @param sidePower throttle of the side engines in the last step, 0 to 1
 * @param sideDirection where the side engine that fired in the last step pushes: -1 to the left
 *     (action "left engine", whose nozzle and flame are at the right of the hull), 1 to the right,
 *     0 where neither fired
 * @param windForce force of the wind in the last step, in N; 0 without wind
 * @param gravity vertical acceleration, in m/s^2; negative
 * @param steps steps taken in the episode
 * @param ending how the episode ended, or {@link Ending#NONE}
 */
public record LunarLanderState(
    List<Float> terrain,
    float helipadY,
    Body lander,
    Body leftLeg,
    Body rightLeg,
    boolean leftContact,
    boolean rightContact,
    float mainPower,
    float sidePower,
    int sideDirection,
    float windForce,
    float gravity,
    int steps,
    Ending ending) {

  /** Makes the list immutable. */
  public LunarLanderState {
    terrain = List.copyOf(terrain);
  }

  /** How an episode ends. */
  public enum Ending {
    /** Not yet. */
    NONE,
    /** The hull touched something. */
    CRASHED,
    /** It left the visible world sideways. */
    OUT_OF_BOUNDS,
    /** It came to rest, asleep on its legs. */
    AT_REST
  }

  /**
   * Where a rigid body is.
   *
   * @param x position of its origin, in m
   * @param y position of its origin, in m
   * @param angle rotation, in rad, anticlockwise
   * @param vx velocity, in m/s
   * @param vy velocity, in m/s
   * @param angularVelocity in rad/s
   */
  public record Body(float x, float y, float angle, float vx, float vy, float angularVelocity) {}
}
