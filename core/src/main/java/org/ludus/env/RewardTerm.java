package org.ludus.env;

/**
 * One of the parts that a step's reward is the sum of, for people to see.
 *
 * @param name what it is paid or charged for
 * @param value how much; negative where it is charged
 */
public record RewardTerm(String name, float value) {}
