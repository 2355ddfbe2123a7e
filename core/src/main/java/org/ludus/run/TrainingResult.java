package org.ludus.run;

import java.nio.file.Path;
import org.ludus.train.EpisodeStatistics;

/**
 * What a training has come to.
 *
 * @param experiment what was trained
 * @param steps environment steps taken, or updates made by an agent that takes none
 * @param unit which of the two: {@code steps} or {@code updates}
 * @param episodes episodes ended
 * @param seconds time taken
 * @param evaluation how the best policy plays, on episodes the training has seen in no way; of a
 *     training that was stopped, how it played in its evaluation, or no episode
 * @param solved whether that solves the world
 * @param interventions how often people meddled
 * @param folder where the run is kept
 */
public record TrainingResult(
    Experiment experiment,
    long steps,
    String unit,
    long episodes,
    double seconds,
    EpisodeStatistics evaluation,
    boolean solved,
    int interventions,
    Path folder) {}
