package org.ludus.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.ludus.agent.Rollout;
import org.ludus.agent.RolloutAgent;
import org.ludus.env.Space;
import org.ludus.env.StepResult;

/**
 * Fills the stretches that an on-policy agent learns from, on several threads: one that is free
 * takes the next stream and plays it to the end of the stretch, without waiting for the others.
 * Every stream has an environment, an actor and random numbers of its own, so that how many threads
 * there are changes nothing of what happens.
 */
final class RolloutCollector {

  private final RolloutAgent agent;
  private final Player[] players;
  private final Workers workers;

  RolloutCollector(EpisodeStream[] streams, Space actions, RolloutAgent agent, Workers workers) {
    this.agent = agent;
    this.workers = workers;
    players = new Player[streams.length];
    Arrays.setAll(players, row -> new Player(streams[row], actions, row));
  }

  /** An episode that ended during a stretch: in which step of it, of which stream. */
  record End(int step, int row, double episodeReturn, int length) {}

  /** Fills the agent's stretch and returns the episodes that ended, in the order of time. */
  List<End> collect() {
    Rollout rollout = agent.rollout();
    workers.share(
        players.length,
        players.length,
        (worker, row) -> players[row].play(rollout, agent.actor(row)));
    List<End> ends = new ArrayList<>();
    for (Player player : players) {
      ends.addAll(player.ends);
    }
    ends.sort(Comparator.comparingInt(End::step).thenComparingInt(End::row));
    return ends;
  }

  /** Plays in one stream. */
  private static final class Player {

    private final EpisodeStream stream;
    private final int row;

    /** Bounds of continuous actions; empty for discrete ones. */
    private final List<Space.Dimension> bounds;

    private final float[] action;
    private final List<End> ends = new ArrayList<>();

    Player(EpisodeStream stream, Space actions, int row) {
      this.stream = stream;
      this.row = row;
      bounds = actions instanceof Space.Box box ? box.dimensions() : List.of();
      action = new float[actions.size()];
    }

    void play(Rollout rollout, RolloutAgent.Actor actor) {
      ends.clear();
      for (int t = 0; t < rollout.horizon; t++) {
        step(rollout, t, actor);
      }
    }

    private void step(Rollout rollout, int t, RolloutAgent.Actor actor) {
      int index = row * rollout.horizon + t;
      int width = rollout.observationSize;
      int observationOffset = index * width;
      int actionOffset = index * action.length;
      System.arraycopy(stream.observation(), 0, rollout.observations, observationOffset, width);
      actor.act(rollout.observations, observationOffset, rollout.actions, actionOffset);
      System.arraycopy(rollout.actions, actionOffset, action, 0, action.length);
      for (int i = 0; i < bounds.size(); i++) {
        Space.Dimension bound = bounds.get(i);
        action[i] = Math.max(bound.low(), Math.min(bound.high(), action[i]));
      }
      StepResult result = stream.step(action, 0);
      System.arraycopy(stream.observation(), 0, rollout.nextObservations, observationOffset, width);
      rollout.rewards[index] = result.reward();
      rollout.terminated[index] = result.terminated();
      rollout.truncated[index] = result.truncated();
      if (result.ended()) {
        ends.add(new End(t, row, stream.episodeReturn(), stream.length()));
        stream.begin();
      }
    }
  }
}
