package org.ludus.check;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.ludus.catalog.Backend;
import org.ludus.env.SplitMix64;
import org.ludus.network.Initialization;
import org.ludus.network.Network;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.network.NetworkSpec.Image;
import org.ludus.network.OptimizerSpec;
import org.ludus.network.simd.SimdSupport;

/**
 * One optimiser step of one network: how long it takes on each backend, and how that compares with
 * what the processor could do.
 *
 * @param network the network's shape
 * @param batch rows of a step
 */
public record NetworkBenchmark(NetworkSpec network, int batch) {

  private static final int CHUNK = 10;
  private static final int SATURATING_ROUNDS = 100_000;

  /** Returns the shapes that agents here use, and some that are larger. */
  public static List<NetworkBenchmark> all() {
    return List.of(
        of(4, List.of(64, 64), 2, 64),
        of(8, List.of(64, 64), 4, 64),
        of(8, List.of(64, 64), 4, 1024),
        of(8, List.of(128, 128), 4, 128),
        of(8, List.of(256, 256), 4, 128),
        new NetworkBenchmark(
            new NetworkSpec(
                new Image(10, 10, 4),
                List.of(new Convolution(16, 3, 1)),
                List.of(128),
                Activation.RELU,
                6),
            32),
        new NetworkBenchmark(
            new NetworkSpec(
                new Image(10, 10, 4),
                List.of(new Convolution(32, 4, 2)),
                List.of(128, 64),
                Activation.RELU,
                3),
            512));
  }

  private static NetworkBenchmark of(int inputs, List<Integer> hidden, int outputs, int batch) {
    return new NetworkBenchmark(new NetworkSpec(inputs, hidden, Activation.RELU, outputs), batch);
  }

  /** Returns the multiplications and additions of a step's products: one forward, two back. */
  public long operations() {
    long operations = 0;
    for (int layer = 0; layer < network.layers(); layer++) {
      long rows = (long) batch * network.places(layer);
      long product = 2 * rows * network.layerInputs(layer) * network.layerOutputs(layer);
      // Nobody asks for the gradient of the inputs.
      operations += product * (layer == 0 ? 2 : 3);
    }
    return operations;
  }

  /**
   * Measures the time of a step, in microseconds: the median of short stretches, of which the first
   * half, in which the JVM warms up, does not count.
   *
   * @param seconds how long to measure
   * @param nanoTime a clock that only goes forward, in ns
   */
  public double microseconds(Backend backend, double seconds, LongSupplier nanoTime) {
    float[] parameters = Initialization.AUTOMATIC.draw(network, new SplitMix64(1));
    float[] inputs = new float[batch * network.inputs()];
    Arrays.fill(inputs, 0.5f);
    OptimizerSpec optimizer = OptimizerSpec.adam(1e-3, 10);
    Restless objective = new Restless(network, batch);
    try (Network learner = backend.networks().create(network, optimizer, parameters)) {
      return median(
          () -> {
            for (int i = 0; i < CHUNK; i++) {
              learner.train(inputs, batch, objective);
            }
            return CHUNK;
          },
          seconds,
          nanoTime);
    }
  }

  /**
   * Pulls now up and now down: were the network ever to arrive, gradients would become subnormal
   * numbers, with which processors are slow, and that would be what is measured.
   */
  private static final class Restless implements Network.Objective {

    private final int outputs;
    private final int batch;
    private float target = 1;

    Restless(NetworkSpec network, int batch) {
      outputs = network.outputs();
      this.batch = batch;
    }

    @Override
    public void differentiate(float[] values, float[] gradients) {
      target = -target;
      for (int i = 0; i < batch * outputs; i++) {
        gradients[i] = (values[i] - target) / batch;
      }
    }
  }

  /** Measures what one core could do at most, in thousand million operations a second. */
  public static double peakGigaflops(double seconds, LongSupplier nanoTime) {
    double microseconds = median(() -> SimdSupport.saturate(SATURATING_ROUNDS), seconds, nanoTime);
    return 1 / (1e3 * microseconds);
  }

  /** Returns the median time, in microseconds, of one of the things that are done at a time. */
  private static double median(LongSupplier work, double seconds, LongSupplier nanoTime) {
    double[] times = new double[1024];
    int count = 0;
    long start = nanoTime.getAsLong();
    long end = start + (long) (seconds * 1e9);
    while (nanoTime.getAsLong() < end || count < 2) {
      long before = nanoTime.getAsLong();
      long done = work.getAsLong();
      if (count == times.length) {
        times = Arrays.copyOf(times, 2 * count);
      }
      times[count++] = (nanoTime.getAsLong() - before) / 1e3 / done;
    }
    double[] late = Arrays.copyOfRange(times, count / 2, count);
    Arrays.sort(late);
    return late[late.length / 2];
  }
}
