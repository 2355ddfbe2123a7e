package org.ludus.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ludus.agent.Rollout;
import org.ludus.agent.RolloutAgent;
import org.ludus.env.Environment;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;

/**
 * Fills the stretches that an on-policy agent learns from, on several threads: each takes its share
 * of the streams and plays them to the end of the stretch, without waiting for the others. Every
 * stream has an environment, an actor and random numbers of its own, so that how many threads there
 * are changes nothing of what happens.
 */
final class RolloutCollector {

  private final RolloutAgent agent;
  private final List<Stream> streams = new ArrayList<>();
  private final Workers workers;

  RolloutCollector(
      List<? extends Environment<?>> environments,
      RolloutAgent agent,
      RandomStreams random,
      Workers workers) {
    this.agent = agent;
    this.workers = workers;
    for (int row = 0; row < environments.size(); row++) {
      streams.add(new Stream(environments.get(row), random.episodeSeeds(row), row));
    }
  }

  /** An episode that ended during a stretch: in which step of it, of which stream. */
  record End(int step, int row, double episodeReturn, int length) {}

  /** Fills the agent's stretch and returns the episodes that ended, in the order of time. */
  List<End> collect() {
    Rollout rollout = agent.rollout();
    int shares = Math.min(workers.threads(), streams.size());
    workers.share(
        shares,
        share -> {
          for (int row = share; row < streams.size(); row += shares) {
            streams.get(row).play(rollout, agent.actor(row));
          }
        });
    List<End> ends = new ArrayList<>();
    for (Stream stream : streams) {
      ends.addAll(stream.ends);
    }
    ends.sort(Comparator.comparingInt(End::step).thenComparingInt(End::row));
    return ends;
  }

  /** One environment and the episode under way in it. */
  private static final class Stream {

    private final Environment<?> environment;
    private final SplitMix64 seeds;
    private final int row;
    private final float[] current;
    private final float[] next;
    private final float[] action;

    /** Bounds of continuous actions; empty for discrete ones. */
    private final List<Space.Dimension> bounds;

    private final List<End> ends = new ArrayList<>();
    private boolean playing;
    private double episodeReturn;
    private int length;

    Stream(Environment<?> environment, SplitMix64 seeds, int row) {
      this.environment = environment;
      this.seeds = seeds;
      this.row = row;
      current = new float[environment.spec().observationSpace().size()];
      next = new float[current.length];
      action = new float[environment.spec().actionSpace().size()];
      bounds =
          environment.spec().actionSpace() instanceof Space.Box box ? box.dimensions() : List.of();
    }

    void play(Rollout rollout, RolloutAgent.Actor actor) {
      ends.clear();
      if (!playing) {
        playing = true;
        begin();
      }
      for (int t = 0; t < rollout.horizon; t++) {
        step(rollout, t, actor);
      }
    }

    private void step(Rollout rollout, int t, RolloutAgent.Actor actor) {
      int index = row * rollout.horizon + t;
      int observationOffset = index * current.length;
      int actionOffset = index * action.length;
      System.arraycopy(current, 0, rollout.observations, observationOffset, current.length);
      actor.act(rollout.observations, observationOffset, rollout.actions, actionOffset);
      System.arraycopy(rollout.actions, actionOffset, action, 0, action.length);
      for (int i = 0; i < bounds.size(); i++) {
        Space.Dimension bound = bounds.get(i);
        action[i] = Math.max(bound.low(), Math.min(bound.high(), action[i]));
      }
      StepResult result = environment.step(action, next);
      System.arraycopy(next, 0, rollout.nextObservations, observationOffset, next.length);
      rollout.rewards[index] = result.reward();
      rollout.terminated[index] = result.terminated();
      rollout.truncated[index] = result.truncated();
      episodeReturn += result.reward();
      length++;
      if (result.ended()) {
        ends.add(new End(t, row, episodeReturn, length));
        begin();
      } else {
        System.arraycopy(next, 0, current, 0, next.length);
      }
    }

    private void begin() {
      environment.reset(seeds.nextLong(), current);
      episodeReturn = 0;
      length = 0;
    }
  }
}
