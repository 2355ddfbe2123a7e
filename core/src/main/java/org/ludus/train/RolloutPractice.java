package org.ludus.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ludus.agent.Rollout;
import org.ludus.agent.RolloutLearner;
import org.ludus.agent.RolloutLearner.RolloutExplorer;
import org.ludus.env.StepResult;

/**
 * Serves an agent that learns from whole rollouts, on several threads: one that is free takes the
 * next stream and plays it to the end of the rollout. Every stream has an environment, an explorer
 * and random numbers of its own, so that how many threads there are changes nothing of what
 * happens.
 */
final class RolloutPractice implements Practice {

  private final RolloutLearner learner;
  private final List<Player> players = new ArrayList<>();
  private final Workers workers;

  RolloutPractice(RolloutLearner learner, List<EpisodeStream> streams, Workers workers) {
    this.learner = learner;
    this.workers = workers;
    for (int row = 0; row < streams.size(); row++) {
      players.add(new Player(streams.get(row), learner.explorer(row), row));
    }
  }

  /** An episode that ended during a rollout: in which step of it, of which stream. */
  private record RolloutEnd(int step, int row, EpisodeEnd end) {}

  @Override
  public long advance(EndSink ends) {
    Rollout rollout = learner.rollout();
    workers.share(players.size(), players.size(), (worker, row) -> players.get(row).play(rollout));
    learner.learn();
    List<RolloutEnd> all = new ArrayList<>();
    players.forEach(player -> all.addAll(player.ends));
    all.sort(Comparator.comparingInt(RolloutEnd::step).thenComparingInt(RolloutEnd::row));
    for (RolloutEnd end : all) {
      ends.ended((end.step() + 1L) * players.size(), end.end());
    }
    return rollout.size();
  }

  /** Plays in one stream. */
  private static final class Player {

    private final EpisodeStream stream;
    private final RolloutExplorer explorer;
    private final int row;
    private final List<RolloutEnd> ends = new ArrayList<>();

    Player(EpisodeStream stream, RolloutExplorer explorer, int row) {
      this.stream = stream;
      this.explorer = explorer;
      this.row = row;
      stream.actor(explorer);
    }

    void play(Rollout rollout) {
      ends.clear();
      stream.beginFirst();
      for (int t = 0; t < rollout.horizon; t++) {
        step(rollout, t);
      }
    }

    private void step(Rollout rollout, int t) {
      int index = row * rollout.horizon + t;
      int width = rollout.observationSize;
      int at = index * width;
      int to = index * rollout.actionSize;
      System.arraycopy(stream.observation(), 0, rollout.observations, at, width);
      explorer.act(rollout.observations, at, rollout.actions, to);
      rollout.logProbabilities[index] = explorer.logProbability();
      StepResult result = stream.step(rollout.actions, to);
      System.arraycopy(stream.observation(), 0, rollout.nextObservations, at, width);
      rollout.rewards[index] = result.reward();
      rollout.terminated[index] = result.terminated();
      rollout.truncated[index] = result.truncated();
      if (result.ended()) {
        ends.add(new RolloutEnd(t, row, stream.end()));
        stream.begin();
      }
    }
  }
}
