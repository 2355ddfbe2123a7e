package org.ludus.env.wrapper;

import java.util.Arrays;
import java.util.Optional;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.StepResult;

/**
 * Turns real observations into the index of a cell, for agents that keep a table.
 *
 * <p>The typical range of every dimension is cut into equal bins; what lies outside belongs to the
 * bin at the end. Bins are counted like digits, those of the first dimension being worth most.
 *
 * @param <S> the environment's state
 */
public final class Discretized<S> extends Wrapper<S> {

  /** The most states that a table is made for. */
  public static final long MAX_CELLS = 1_000_000;

  private final int[] bins;
  private final float[] low;
  private final double[] binsPerUnit;
  private final float[] inside;
  private final EnvironmentSpec spec;

  /**
   * Cuts every dimension into the same number of bins.
   *
   * @throws IllegalArgumentException if observations are no box, or there would be no bin or more
   *     than a million cells
   */
  public Discretized(Environment<S> inner, int bins) {
    this(inner, filled(inner.spec().observationSpace().size(), bins));
  }

  /**
   * Cuts each dimension into a number of bins of its own.
   *
   * @param bins one number for each dimension, each at least 1
   * @throws IllegalArgumentException if observations are no box, the numbers do not fit it, or
   *     there would be more than a million cells
   */
  public Discretized(Environment<S> inner, int[] bins) {
    super(inner);
    Space.Box box = Spaces.box(inner.spec().observationSpace(), "Discretized");
    this.bins = bins.clone();
    spec = inner.spec().withObservationSpace(Space.Discrete.numbered(cells(bins, box.size())));
    inside = new float[box.size()];
    low = new float[box.size()];
    binsPerUnit = new double[box.size()];
    for (int i = 0; i < low.length; i++) {
      Space.Dimension dimension = box.dimensions().get(i);
      low[i] = dimension.typicalLow();
      binsPerUnit[i] = bins[i] / ((double) dimension.typicalHigh() - dimension.typicalLow());
    }
  }

  private static int[] filled(int size, int bins) {
    int[] filled = new int[size];
    Arrays.fill(filled, bins);
    return filled;
  }

  private static int cells(int[] bins, int dimensions) {
    if (bins.length != dimensions) {
      throw new IllegalArgumentException(
          bins.length + " numbers of bins do not fit " + dimensions + " dimensions");
    }
    long cells = 1;
    for (int count : bins) {
      if (count < 1) {
        throw new IllegalArgumentException("bins must be at least 1, not " + count);
      }
      cells *= count;
      if (cells > MAX_CELLS) {
        throw new IllegalArgumentException(
            "bins " + Arrays.toString(bins) + " make more than " + MAX_CELLS + " cells");
      }
    }
    return (int) cells;
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    inner.reset(seed, inside);
    observation[0] = index();
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    StepResult result = inner.step(action, inside);
    observation[0] = index();
    return result;
  }

  @Override
  protected Optional<Inspectable> inspectable(Inspectable world) {
    return Optional.of(
        new InspectableView(world) {
          @Override
          public void observeFrom(int place, float[] observation) {
            world.observeFrom(place, inside);
            observation[0] = index();
          }
        });
  }

  private int index() {
    int index = 0;
    for (int i = 0; i < bins.length; i++) {
      int bin = (int) Math.floor(((double) inside[i] - low[i]) * binsPerUnit[i]);
      index = index * bins[i] + Math.min(Math.max(bin, 0), bins[i] - 1);
    }
    return index;
  }
}
