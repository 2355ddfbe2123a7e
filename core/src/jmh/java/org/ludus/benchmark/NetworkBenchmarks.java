package org.ludus.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ludus.env.SplitMix64;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Initialization;
import org.ludus.network.Network;
import org.ludus.network.NetworkFactory;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.network.NetworkSpec.Image;
import org.ludus.network.OptimizerSpec;
import org.ludus.network.dl4j.Dl4jNetwork;
import org.ludus.network.simd.SimdNetwork;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Optimiser steps, passes forward and single answers of networks, on both backends. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class NetworkBenchmarks {

  /** What computes. */
  @Param({"SIMD", "DL4J"})
  public String backend;

  /** Which network, and rows of a batch. */
  @Param({"SMALL", "LARGE", "IMAGES"})
  public Shape shape;

  private Network network;
  private FrozenNetwork frozen;
  private FrozenNetwork.Workspace workspace;
  private float[] inputs;
  private float[] outputs;
  private float target = 1;

  /** Networks of the sizes that agents here have. */
  public enum Shape {
    /** Cart-pole's. */
    SMALL(new NetworkSpec(4, List.of(64, 64), Activation.RELU, 2), 64),
    /** A large one for the lander. */
    LARGE(new NetworkSpec(8, List.of(256, 256), Activation.RELU, 4), 128),
    /** One that looks at the planes of an arcade game. */
    IMAGES(
        new NetworkSpec(
            new Image(10, 10, 4),
            List.of(new Convolution(16, 3, 1)),
            List.of(128),
            Activation.RELU,
            6),
        32);

    final NetworkSpec spec;
    final int batch;

    Shape(NetworkSpec spec, int batch) {
      this.spec = spec;
      this.batch = batch;
    }
  }

  /** Makes the network. */
  @Setup(Level.Trial)
  public void make() {
    NetworkFactory factory = backend.equals("SIMD") ? SimdNetwork::new : Dl4jNetwork::new;
    float[] parameters = Initialization.AUTOMATIC.draw(shape.spec, new SplitMix64(1));
    network = factory.create(shape.spec, OptimizerSpec.adam(1e-3, 10), parameters);
    frozen = new FrozenNetwork(shape.spec, parameters);
    workspace = frozen.newWorkspace();
    inputs = new float[shape.batch * shape.spec.inputs()];
    outputs = new float[shape.batch * shape.spec.outputs()];
    Arrays.fill(inputs, 0.5f);
  }

  /** Frees native memory. */
  @TearDown(Level.Trial)
  public void close() {
    network.close();
  }

  /** One step of Adam towards a target that moves: see {@code ludus bench networks}. */
  @Benchmark
  public void train() {
    target = -target;
    network.train(
        inputs,
        shape.batch,
        (values, gradients) -> {
          for (int i = 0; i < outputs.length; i++) {
            gradients[i] = (values[i] - target) / shape.batch;
          }
        });
  }

  /** A batch forward. */
  @Benchmark
  public float[] forward() {
    network.forward(inputs, shape.batch, outputs);
    return outputs;
  }

  /** One row forward from copied weights, as an actor does it whatever the backend. */
  @Benchmark
  public float[] act() {
    frozen.forward(inputs, 0, outputs, 0, workspace);
    return outputs;
  }
}
