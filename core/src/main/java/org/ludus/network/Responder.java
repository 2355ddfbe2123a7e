package org.ludus.network;

/**
 * Answers one observation at a time with weights that stay as they are, for those who gather
 * experience. Confined to one thread at a time.
 */
@FunctionalInterface
public interface Responder {

  /**
   * Computes the outputs for one row of inputs.
   *
   * @param inputs holds the network's inputs from {@code inputOffset} on
   * @param outputs receives its outputs from {@code outputOffset} on
   */
  void respond(float[] inputs, int inputOffset, float[] outputs, int outputOffset);
}
