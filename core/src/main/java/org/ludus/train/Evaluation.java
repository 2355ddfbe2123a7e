package org.ludus.train;

import java.util.Map;
import org.ludus.agent.Policy;

/**
 * Where a training stands at one of its evaluations.
 *
 * @param steps environment steps taken
 * @param episodes episodes ended
 * @param training figures of the learner's last episodes, at most {@link Trainer#WINDOW}
 * @param evaluation figures of the newest policy's episodes
 * @param metrics what the agent reports, by name
 * @param policy the newest policy
 * @param best whether no earlier evaluation had a higher mean return
 */
public record Evaluation(
    long steps,
    long episodes,
    EpisodeStatistics training,
    EpisodeStatistics evaluation,
    Map<String, Double> metrics,
    Policy policy,
    boolean best) {}
