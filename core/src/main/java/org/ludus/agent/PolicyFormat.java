package org.ludus.agent;

import org.ludus.env.EnvironmentSpec;
import org.ludus.file.Weights;

/**
 * How one kind of policy is kept in a model file: as named arrays of numbers and lines of text.
 *
 * @param <P> the kind of policy
 */
public interface PolicyFormat<P extends Policy> {

  /** Returns what model files call it, such as {@code action_values}. */
  String id();

  /** Returns the policies that it can keep. */
  Class<P> type();

  /** Returns whether it can keep a policy. */
  default boolean keeps(Policy policy) {
    return type().isInstance(policy);
  }

  /** Puts all that a policy is into empty weights. */
  void write(P policy, Weights into);

  /**
   * Makes the policy that was kept.
   *
   * @param from may come from anybody: what has not been checked here is not to be believed
   * @param environment the world it is to play, as its agent sees it
   * @throws IllegalArgumentException if there is no such policy in it, or one that cannot play that
   *     world; the message says in one line why
   */
  P read(Weights from, EnvironmentSpec environment);
}
