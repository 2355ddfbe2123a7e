package org.ludus.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ludus.agent.policy.Head;
import org.ludus.agent.policy.NetworkPolicy;
import org.ludus.app.play.Brain;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.model.Model;
import org.ludus.model.Models;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Initialization;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.network.NetworkSpec.Image;

/** Players for worlds that may have no trained model. */
final class Brains {

  private Brains() {}

  /** Returns the best there is for a world; chance, if there is none. */
  static Brain best(EnvironmentReference world) {
    return Brain.best(world)
        .orElseGet(
            () -> {
              try {
                return Brain.of(Models.find(world + "/random"));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /**
   * Returns a convolutional network that has learned nothing, for a world that is seen as planes.
   */
  static Brain convolutional(EnvironmentReference world) {
    try (Environment<?> environment = Environments.make(world)) {
      List<Integer> shape = ((Space.Box) environment.spec().observationSpace()).shape();
      NetworkSpec spec =
          new NetworkSpec(
              new Image(shape.get(0), shape.get(1), shape.get(2)),
              List.of(new Convolution(16, 3, 1)),
              List.of(32),
              Activation.RELU,
              ((Space.Discrete) environment.spec().actionSpace()).count());
      float[] parameters = Initialization.AUTOMATIC.draw(spec, new SplitMix64(3));
      NetworkPolicy policy =
          new NetworkPolicy(
              new FrozenNetwork(spec, parameters),
              Optional.empty(),
              Head.ACTION_VALUES,
              environment.spec().actionSpace());
      return Brain.of(new Model(world, "dqn", Map.of(), policy, 0));
    }
  }
}
