package org.ludus.agent.parts;

import org.ludus.env.Space;
import org.ludus.file.Archive;
import org.ludus.network.FrozenNetwork;

/**
 * Brings the numbers of an observation to a range that suits networks: either to mean 0 and
 * deviation 1 of all seen so far, or to about -1 to 1 by their typical range.
 *
 * <p>While a rollout is gathered and learned from the statistics stand still, so that a network
 * sees when learning what it saw when acting; {@link #update} takes effect from the next one on.
 * Before the first, typical ranges serve.
 */
public final class ObservationNormalizer {

  private final int size;
  private final RunningStatistics statistics;
  private final boolean running;
  private final float[] shift;
  private final float[] scale;

  /**
   * Begins.
   *
   * @param running whether statistics are kept; if not, typical ranges serve for good
   */
  public ObservationNormalizer(Space.Box observations, boolean running) {
    this.running = running;
    size = observations.size();
    statistics = new RunningStatistics(size);
    shift = new float[size];
    scale = ObservationScale.of(observations);
  }

  /** Writes so many rows of observations as networks see them. */
  public void normalize(float[] observations, int rows, float[] inputs) {
    for (int row = 0; row < rows; row++) {
      normalize(observations, row, inputs, row);
    }
  }

  /** Writes the observation of one row, into another row, as networks see it. */
  public void normalize(float[] observations, int row, float[] inputs, int intoRow) {
    int from = row * size;
    int to = intoRow * size;
    for (int i = 0; i < size; i++) {
      inputs[to + i] = (observations[from + i] + shift[i]) * scale[i];
    }
  }

  /** Takes so many rows of observations into account, if statistics are kept. */
  public void update(float[] observations, int rows) {
    if (running) {
      statistics.add(observations, rows);
      useStatistics();
    }
  }

  private void useStatistics() {
    for (int i = 0; i < size; i++) {
      shift[i] = (float) -statistics.mean(i);
      scale[i] = (float) (1 / statistics.deviation(i));
    }
  }

  /** Returns the network that takes observations as they are. */
  public FrozenNetwork unnormalized(FrozenNetwork net) {
    return net.withInputScale(scale).withInputShift(shift);
  }

  /** Keeps the statistics or brings them back. */
  public void persist(Archive archive) {
    statistics.persist(archive);
    if (archive.restoring() && running && statistics.count() > 0) {
      useStatistics();
    }
  }
}
