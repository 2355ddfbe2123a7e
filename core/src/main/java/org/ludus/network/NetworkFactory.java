package org.ludus.network;

/** Makes networks of one kind, so that an algorithm need not know which. */
@FunctionalInterface
public interface NetworkFactory {

  /**
   * Makes a network.
   *
   * @param parameters what it starts from, in the order of {@link NetworkSpec}; copied
   */
  Network create(NetworkSpec spec, OptimizerSpec optimizer, float[] parameters);
}
