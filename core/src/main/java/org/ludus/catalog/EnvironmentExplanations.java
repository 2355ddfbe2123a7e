package org.ludus.catalog;

/**
 * What the built-in worlds are about, in plain words: what happens there, what is paid for, and
 * what makes it hard to learn. Only characters that every typeface has.
 */
final class EnvironmentExplanations {

  static final String GRID_WORLD =
      """
      A walk on a board to a goal, from another place to another place every time, perhaps around \
      walls. Each step costs a little, running into something costs more, and every cell nearer \
      to the goal is paid for at once. So what is good shows in every single step, and an agent \
      that learns at all learns here, in seconds. What makes it harder is size: a table needs to \
      have seen every pair of agent and goal, a network may guess from those it has seen.\
      """;

  static final String MAGIC_GRID_WORLD =
      """
      A way across a board of 81 cells with two doors in it: one leads most of the way to the goal, \
      the other all but back to the start. Every move costs 1 and nothing says whether it was a \
      good one before the goal is found. That is what makes it worth watching: the value of the goal \
      spreads backwards from it cell by cell, episode by episode, until it reaches the first \
      door. The best way takes 12 moves.\
      """;

  static final String CART_POLE =
      """
      A pole on a cart that is always pushed, to the left or to the right. Each step with the pole \
      up is worth 1, so to learn is to last. Nobody is told which push was the wrong one: \
      when the pole falls, the mistake lies half a second back. An agent has to find out that \
      speeds matter as much as angles, and that the cart must be kept from drifting off its track \
      as well. Random play lasts 22 steps, a good player for ever.\
      """;

  static final String LUNAR_LANDER =
      """
      A lander that falls to the moon, with one engine under it and two at its sides. To come \
      nearer, to get slower and to stand upright is paid for on the way; fuel costs, a crash costs \
      100 and rest on the ground earns 100. The hard part is the end: an agent first learns \
      not to crash, and hovering is safe and nearly free. Only those who dare to touch down \
      and switch the engines off find what landing is worth.\
      """;

  static final String LUNAR_LANDER_CONTINUOUS =
      """
      The same lander with two throttles: one for the engine under it, which starts at half its \
      power, and one for the two at its sides. There is no list of actions to compare any more, \
      so agents that rate every action cannot play here; an agent has to learn how much, not \
      only which. In return it may land more gently and on less fuel than one that has but \
      switches.\
      """;

  static final String BREAKOUT =
      """
      A ball, a paddle and a wall of bricks, on a board so small that everything is seen at a \
      glance. A brick is worth 1, and the game ends with the first ball that is missed. What an \
      agent does matters only at the moment when the ball comes down, which is rare at first, and \
      the reward comes when it hits a brick many steps later. Sometimes an action is not heard \
      and the last one repeats, so a sequence of moves learned by heart does not help.\
      """;

  static final String SPACE_INVADERS =
      """
      Rows of aliens march to and fro, come down at every turn and shoot at whoever is nearest. \
      An alien shot down is worth 1; the game ends when a shot or an alien meets the cannon. To \
      shoot is easy and pays soon, so learning starts fast. To stay alive is another matter: \
      every wave comes faster than the last, and when the next shot falls cannot be seen. \
      Sometimes an action is not heard and the last one repeats.\
      """;

  private EnvironmentExplanations() {}
}
