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

  static final String Q_LEARNING =
      """
      It keeps a table with a number for every state and action: the return to expect from \
      there on. After each step it moves one number a little towards what it has just \
      seen, the reward plus the best number of the state it came to: Q(s,a) <- Q(s,a) + \
      rate x (r + discount x max Q(s',b) - Q(s,a)). Mostly it does what looks best, and \
      with chance epsilon anything, to find out more. Look for td_error, which jumps \
      whenever something new is discovered and then sinks, and for the return rising as \
      epsilon falls.\
      """;

  static final String VALUE_ITERATION =
      """
      It takes no step at all: the world hands it its rules, and it works out what every \
      state is worth. In a sweep each value becomes that of the best action, the reward plus \
      what the next state is worth, weighed with the chances of what may happen: V(s) <- max \
      over a of sum p x (r + discount x V(s')). Knowledge of the goal spreads outwards from \
      it by about a step a sweep. Look for delta, the greatest change in a sweep, which \
      shrinks by the discount each time until nothing moves: then the values are exact, and \
      no learner can do better.\
      """;

  static final String DQN =
      """
      A network estimates the return of each action in what is seen, where a table would \
      be too large. Every step goes into a memory; a handful drawn from it at random moves \
      the network: Q(s,a) -> r + discount x max Q'(s',b), where Q' is a slower copy, so \
      that the target does not run away. With chance epsilon it tries anything. Look for \
      q_mean climbing towards returns that are really earned; if it climbs far above them, \
      the network believes in luck. td_loss need not fall: it grows with the returns. What \
      you do with the stick goes into the same memory.\
      """;

  static final String REINFORCE =
      """
      A network gives every action a chance. After some whole episodes it looks back: \
      actions that were followed by more return than usual become likelier, the others \
      less likely, each by as much as the difference says: weights <- weights + rate x (G \
      - mean G) x slope of log p(a|s), with G the discounted rewards from that step on. \
      Nothing is estimated, so luck counts as much as skill, and the return moves in \
      jolts. Look for entropy: high means that it still tries everything, near zero that \
      it has settled. If it settles early, turn the entropy bonus up.\
      """;

  static final String ACTOR_CRITIC =
      """
      Two networks learn side by side: an actor that gives every action a chance, and a \
      critic that says what a state is worth. After a few steps of each world both are \
      corrected by the same surprise, A = r1 + ... + discount^n x V(s_n) - V(s). What \
      turned out better than the critic expected becomes likelier: weights <- weights + \
      rate x A x slope of log p(a|s); the critic moves towards what came. Look for \
      explained_variance, which nears 1 once the critic knows the world, and for entropy, \
      which falls as the actor makes up its mind.\
      """;

  static final String PPO =
      """
      An actor gives every action a chance, a critic says what states are worth, and \
      advantages A tell how much better each step went than expected. The same experience \
      is used several times, which is safe because no action may become much likelier at \
      once: maximise min(ratio x A, clip(ratio, 1 - c, 1 + c) x A), where ratio = \
      p_new(a|s) / p_old(a|s). Look for clip_fraction and approx_kl: if they are large, \
      steps are too bold, so lower the learning rate. explained_variance near 1 says that \
      the critic understands; entropy falls as the policy settles.\
      """;

  static final String SAC =
      """
      An actor draws throttle settings from a bell curve, and two critics judge what each \
      is worth; the lower judgement counts, for optimism misleads. Out of a memory of all \
      that happened, the critics learn Q(s,a) -> r + discount x (Q'(s',a') - temperature x \
      log p(a'|s')): reward is wanted, and some randomness as well. The actor moves each \
      setting uphill in Q. The temperature says what randomness is worth, and falls by \
      itself when there is plenty. Look for entropy approaching its target while the \
      return rises. What you do with the stick goes into the same memory.\
      """;

  private Explanations() {}
}
