package org.ludus.env.cartpole;

/**
 * A picture of the cart and its pole.
 *
 * @param x position of the cart, in m; 0 is the middle of the track
 * @param xDot its velocity, in m/s
 * @param theta angle of the pole from upright, in rad; positive leans right
 * @param thetaDot its velocity, in rad/s
 * @param force the force of the last step, in N; 0 before the first
 * @param steps steps taken in the episode
 * @param failed whether cart or pole has left its limits
 */
public record CartPoleState(
    double x,
    double xDot,
    double theta,
    double thetaDot,
    double force,
    int steps,
    boolean failed) {}
