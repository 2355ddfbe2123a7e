package org.ludus.catalog;

/**
 * Why the built-in agents learn, in plain words: what each learns, by which rule, and what to look
 * for in its curves. Only characters that every typeface has.
 */
final class Explanations {

  static final String RANDOM =
      """
      There is nothing to learn here: every action is as likely as any other, whatever is \
      seen. With the throttles of a continuous world every setting within its bounds is as \
      likely as any other. That is worth watching all the same, because it is what every \
      learner looks like in its first seconds, and what all of them are measured against. \
      In rule form: a <- any action, each with chance 1 / n. Its curves are level: \
      whatever rises or falls in them is luck. A learner whose return does not leave this \
      line has not understood anything yet.\
      """;

  static final String HEURISTIC =
      """
      Nobody learns here: a person who knows the world has written a rule for it, such as \
      "lean against the fall" or "fire when sinking too fast". In rule form: a <- rule(s), \
      the same action for the same sight every time, from the first step to the last. It \
      shows what a few lines of insight are worth, and so what a learner should at least \
      reach without being told anything. Its curves are level and narrow; what spread \
      there is comes from how different the worlds are that the episodes begin in.\
      """;

  private Explanations() {}
}
