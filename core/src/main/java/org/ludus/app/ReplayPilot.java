package org.ludus.app;

import java.util.List;
import org.ludus.recording.EpisodeLog;
import org.ludus.registry.UsageException;

/** Plays recorded episodes again, one after the other, and then from the first. */
final class ReplayPilot implements Pilot {

  private final List<EpisodeLog> episodes;
  private EpisodeLog log;
  private int step;

  /**
   * Makes one.
   *
   * @throws UsageException if there is no episode, or if they are not all of one world
   */
  ReplayPilot(List<EpisodeLog> episodes) {
    if (episodes.isEmpty()) {
      throw new UsageException("the recording holds no episode");
    }
    this.episodes = List.copyOf(episodes);
    log = episodes.get(0);
    for (EpisodeLog episode : episodes) {
      if (!episode.environment().equals(log.environment())) {
        throw new UsageException(
            "the recording goes from %s to %s: only one world can be shown at a time"
                .formatted(log.environment(), episode.environment()));
      }
    }
  }

  /** Returns the reference of the world it was recorded in. */
  String environment() {
    return log.environment();
  }

  /** Returns how many numbers an action has. */
  int actionSize() {
    return log.actionSize();
  }

  /** Returns the seed of an episode. */
  long seed(int episode) {
    return episodes.get(episode % episodes.size()).seed();
  }

  @Override
  public String name() {
    return "Recording of " + log.agent();
  }

  @Override
  public void begin(int episode, long seed) {
    log = episodes.get(episode % episodes.size());
    step = 0;
  }

  @Override
  public boolean act(float[] observation, float[] action) {
    if (exhausted()) {
      return false;
    }
    log.action(step++, action);
    return true;
  }

  @Override
  public boolean exhausted() {
    return step >= log.steps();
  }
}
