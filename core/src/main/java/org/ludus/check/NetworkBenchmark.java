package org.ludus.check;

import java.util.Arrays;
import java.util.List;
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
 * One optimiser step of one network, to be timed on each backend and compared with what the
 * processor could do.
 *
 * @param network the network's shape
 * @param batch rows of a step
 */
public record NetworkBenchmark(NetworkSpec network, int batch) {

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
   * Makes the network, to take steps with.
   *
   * @param backend what computes
   */
  public Learner learner(Backend backend) {
    return new Learner(this, backend);
  }

  /** A network that can be trained a step at a time; to be closed. */
  public static final class Learner implements AutoCloseable {

    private final Network network;
    private final float[] inputs;
    private final int batch;
    private final Restless objective;

    private Learner(NetworkBenchmark benchmark, Backend backend) {
      NetworkSpec shape = benchmark.network;
      batch = benchmark.batch;
      inputs = new float[batch * shape.inputs()];
      Arrays.fill(inputs, 0.5f);
      objective = new Restless(shape, batch);
      float[] parameters = Initialization.AUTOMATIC.draw(shape, new SplitMix64(1));
      network = backend.networks().create(shape, OptimizerSpec.adam(1e-3, 10), parameters);
    }

    /** Takes one step of the optimiser; returns that it was one. */
    public long step() {
      network.train(inputs, batch, objective);
      return 1;
    }

    @Override
    public void close() {
      network.close();
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

  /**
   * Keeps one core as busy as it can be, for a moment.
   *
   * @return the multiplications and additions done
   */
  public static long saturate() {
    return SimdSupport.saturate(SATURATING_ROUNDS);
  }
}
