package org.ludus.agent.tabular;

import org.ludus.agent.exploration.ExplorationSettings;
import org.ludus.settings.Group;
import org.ludus.settings.Setting;

/** Settings of {@link QLearning} and of {@link Sarsa}. */
public record QLearningConfig(
    @Setting(
            says = "share of the error a value is corrected by",
            standard = "0.1",
            range = "(0, 1]")
        double learningRate,
    @Setting(says = "worth of a reward one step later", standard = "0.99", range = "[0, 1]")
        double discount,
    @Setting(
            says =
                "value of everything untried; above what is possible, it makes the agent try"
                    + " everything",
            standard = "0")
        double initialValue,
    @Setting(
            says =
                "into how many equal parts each dimension is cut, where observations are numbers"
                    + " and the world does not number its states",
            standard = "10",
            range = "[1, 1000000]")
        int bins,
    @Group(says = "what is tried") ExplorationSettings exploration) {

  /** Why it plays as it does, in plain words. */
  public static final String EXPLANATION =
      """
      It keeps a table with a number for every state and action: the return to expect from \
      there on. After each step it moves one number a little towards what it has just \
      seen, the reward plus the best number of the state it came to: Q(s,a) <- Q(s,a) + \
      rate x (r + discount x max Q(s',b) - Q(s,a)). Mostly it does what looks best, and \
      with chance epsilon anything, to find out more. Look for td_error, which jumps \
      whenever something new is discovered and then sinks, and for the return rising as \
      epsilon falls.\
      """;
}
