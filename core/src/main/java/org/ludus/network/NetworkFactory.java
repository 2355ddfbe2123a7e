package org.ludus.network;

import java.util.function.Supplier;

/** Makes networks of one kind, so that an algorithm need not know which. */
@FunctionalInterface
public interface NetworkFactory {

  /**
   * Makes a network.
   *
   * @param parameters what it starts from, in the order of {@link NetworkSpec}; copied
   */
  Network create(NetworkSpec spec, OptimizerSpec optimizer, float[] parameters);

  /**
   * Returns what makes responders that answer as a frozen network does, up to the last bits, in
   * whichever way is fastest here. Each who acts needs one of their own.
   */
  default Supplier<Responder> responders(FrozenNetwork net) {
    return net::newResponder;
  }
}
