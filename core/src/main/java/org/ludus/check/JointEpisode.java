package org.ludus.check;

import java.util.Arrays;
import org.ludus.env.Behaviour;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.MultiAgentEnvironment;
import org.ludus.env.MultiAgentEnvironment.Ending;
import org.ludus.env.MultiAgentEnvironment.Turn;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;

/** Random players in all roles of a game, and what they saw. */
final class JointEpisode {

  private final MultiAgentEnvironment<?> game;
  private final int roles;
  private final Behaviour[] players;
  private final float[][] observations;
  private final float[][] actions;
  private final float[] rewards;
  private final Turn[] turns;
  private Ending ending = Ending.NONE;
  private int length;
  private long hash;

  /** Starts an episode. */
  JointEpisode(MultiAgentEnvironment<?> game, long seed) {
    this.game = game;
    roles = game.roles().size();
    players = new Behaviour[roles];
    observations = new float[roles][];
    actions = new float[roles][];
    rewards = new float[roles];
    turns = new Turn[roles];
    SplitMix64 seeds = new SplitMix64(seed);
    for (int role = 0; role < roles; role++) {
      EnvironmentSpec spec = game.spec(role);
      players[role] = Behaviour.uniform(spec.actionSpace());
      players[role].begin(new SplitMix64(seeds.nextLong()));
      observations[role] = new float[spec.observationSpace().size()];
      actions[role] = new float[spec.actionSpace().size()];
    }
    game.reset(seed, observations);
    look();
  }

  /**
   * Takes a step.
   *
   * @param idle what stands in the actions of roles that do not act
   * @return whether it could be taken: false once the episode is over
   */
  boolean step(float idle) {
    if (ending.ended()) {
      return false;
    }
    for (int role = 0; role < roles; role++) {
      Arrays.fill(actions[role], idle);
      if (turns[role] == Turn.ACTS) {
        players[role].act(observations[role], 0, actions[role], 0);
      }
    }
    ending = game.step(actions, observations, rewards);
    length++;
    look();
    hash = SplitMix64.mix(hash + Arrays.hashCode(rewards));
    hash = SplitMix64.mix(hash + ending.name().hashCode());
    return true;
  }

  private void look() {
    for (int role = 0; role < roles; role++) {
      turns[role] = game.turn(role);
      hash = SplitMix64.mix(hash + Arrays.hashCode(observations[role]));
      hash = SplitMix64.mix(hash + turns[role].name().hashCode());
    }
  }

  /** Plays on to the end, but no more than so many steps. */
  JointEpisode play(int maxSteps, float idle) {
    while (length < maxSteps && step(idle)) {
      // Every step is taken for what is seen of it.
    }
    return this;
  }

  /** Returns how many steps have been taken. */
  int length() {
    return length;
  }

  /** Returns a hash over every bit of all that has been seen. */
  long hash() {
    return hash;
  }

  /** Returns how it stands. */
  Ending ending() {
    return ending;
  }

  /** Returns what is wrong with how it stands, or an empty text. */
  String problem() {
    boolean anyActs = false;
    for (int role = 0; role < roles; role++) {
      String name = game.roles().get(role);
      Space space = game.spec(role).observationSpace();
      if (!space.contains(observations[role], 0)) {
        return name + " observes what is outside of its space";
      }
      if (!Float.isFinite(rewards[role])) {
        return name + " is paid " + rewards[role];
      }
      if (ending == Ending.TERMINATED && turns[role] != Turn.OUT) {
        return name + " is not out, though the episode terminated";
      }
      anyActs |= turns[role] == Turn.ACTS;
    }
    return anyActs || ending.ended() ? "" : "nobody acts, and it goes on";
  }

  /** Takes a step and returns what is wrong with roles that were out before, or an empty text. */
  String stepWithOut(float idle) {
    Turn[] before = turns.clone();
    step(idle);
    for (int role = 0; role < roles; role++) {
      if (before[role] == Turn.OUT && (turns[role] != Turn.OUT || rewards[role] != 0)) {
        return game.roles().get(role) + " was out, but is back or paid " + rewards[role];
      }
    }
    return "";
  }
}
