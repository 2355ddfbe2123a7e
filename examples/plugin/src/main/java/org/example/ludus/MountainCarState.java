package org.example.ludus;

/**
 * Where the car is.
 *
 * @param position along the valley, -1.2 to 0.6; the flag stands at 0.5
 * @param speed -0.07 to 0.07 a step
 */
public record MountainCarState(double position, double speed) {}
