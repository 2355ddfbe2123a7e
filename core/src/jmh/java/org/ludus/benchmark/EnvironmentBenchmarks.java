package org.ludus.benchmark;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ludus.agent.Actor;
import org.ludus.agent.policy.UniformPolicy;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;
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

/** Steps of every world with random actions, resets included; without and with pictures. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class EnvironmentBenchmarks {

  /** Which world. */
  @Param({
    "grid-world",
    "magic-grid-world",
    "cart-pole",
    "lunar-lander",
    "breakout",
    "space-invaders"
  })
  public String id;

  /** How wide the pictures are that are drawn of it for an agent; 0 for none. */
  @Param({"0", "84"})
  public String pixels;

  private final SplitMix64 random = new SplitMix64(1);
  private Environment<?> environment;
  private Actor actor;
  private float[] observation;
  private float[] action;

  /** Makes the world. */
  @Setup(Level.Trial)
  public void make() {
    environment = Environments.find(id).make(Map.of("pixels", pixels, "frame_stack", "1"));
    actor = new UniformPolicy(environment.spec().actionSpace()).newActor();
    actor.begin(random);
    observation = new float[environment.spec().observationSpace().size()];
    action = new float[environment.spec().actionSpace().size()];
    environment.reset(random.nextLong(), observation);
  }

  /** Frees native memory. */
  @TearDown(Level.Trial)
  public void close() {
    environment.close();
  }

  /** One step, and a reset where it ended an episode. */
  @Benchmark
  public StepResult step() {
    actor.act(observation, 0, action, 0);
    StepResult result = environment.step(action, observation);
    if (result.ended()) {
      environment.reset(random.nextLong(), observation);
    }
    return result;
  }
}
