package org.ludus.settings;

/**
 * What people are told of a setting.
 *
 * @param name its name, with those of its groups before it: {@code optimizer.learning_rate}
 * @param standard its default, as people write it
 * @param range what it may be: {@code above 0, at most 1}, {@code relu or tanh}; empty where
 *     nothing is known but its type's own bounds
 * @param says what it does, as a part of a sentence; empty where nobody said
 */
public record SettingDescription(String name, String standard, String range, String says) {}
