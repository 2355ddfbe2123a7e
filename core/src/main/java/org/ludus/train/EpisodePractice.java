package org.ludus.train;

import java.util.ArrayList;
import java.util.List;
import org.ludus.agent.Actor;
import org.ludus.agent.Episode;
import org.ludus.agent.EpisodeLearner;
import org.ludus.env.StepResult;

/**
 * Serves an agent that learns from batches of whole episodes. The streams take turns: of a batch
 * the first episode is the first stream's, the second the second's, and so on in a circle,
 * whichever thread plays which, so that how many threads there are changes nothing of what happens.
 */
final class EpisodePractice implements Practice {

  private final EpisodeLearner learner;
  private final List<EpisodeStream> streams;
  private final List<Actor> explorers = new ArrayList<>();
  private final List<Episode> batch = new ArrayList<>();
  private final EpisodeEnd[] ends;
  private final Workers workers;

  EpisodePractice(EpisodeLearner learner, List<EpisodeStream> streams, Workers workers) {
    this.learner = learner;
    this.streams = streams;
    this.workers = workers;
    for (int row = 0; row < streams.size(); row++) {
      explorers.add(learner.explorer(row));
      streams.get(row).actor(explorers.get(row));
    }
    ends = new EpisodeEnd[learner.batchEpisodes()];
    for (int i = 0; i < ends.length; i++) {
      batch.add(new Episode(streams.get(0).observationSize(), streams.get(0).actionSize()));
    }
  }

  @Override
  public long advance(EndSink sink) {
    int playing = Math.min(streams.size(), batch.size());
    workers.share(
        playing,
        playing,
        (worker, row) -> {
          for (int i = row; i < batch.size(); i += streams.size()) {
            ends[i] = play(streams.get(row), explorers.get(row), batch.get(i));
          }
        });
    learner.learn(batch);
    long steps = 0;
    for (EpisodeEnd end : ends) {
      steps += end.length();
      sink.ended(steps, end);
    }
    return steps;
  }

  /** Plays an episode to its end, and begins the next. */
  private static EpisodeEnd play(EpisodeStream stream, Actor explorer, Episode episode) {
    int width = episode.observationSize;
    episode.clear();
    stream.beginFirst();
    System.arraycopy(stream.observation(), 0, episode.observations, 0, width);
    StepResult result;
    do {
      episode.reserve();
      int step = episode.length++;
      explorer.act(episode.observations, step * width, episode.actions, step * episode.actionSize);
      result = stream.step(episode.actions, step * episode.actionSize);
      episode.rewards[step] = result.reward();
      System.arraycopy(stream.observation(), 0, episode.observations, (step + 1) * width, width);
    } while (!result.ended() && episode.length < stream.longestAwaited());
    episode.terminated = result.terminated();
    EpisodeEnd end = stream.end();
    stream.begin();
    return end;
  }
}
