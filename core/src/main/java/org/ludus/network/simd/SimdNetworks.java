package org.ludus.network.simd;

import java.util.function.Supplier;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Network;
import org.ludus.network.NetworkFactory;
import org.ludus.network.NetworkSpec;
import org.ludus.network.OptimizerSpec;
import org.ludus.network.Responder;

/** Makes networks on the JDK's Vector API, or on plain loops where that is missing. */
public final class SimdNetworks implements NetworkFactory {

  /**
   * Multiplications to an answer below which plain loops are as quick: they skip inputs of zero,
   * which most are in planes, and none in pictures.
   */
  private static final long WORTH_VECTORS = 100_000;

  @Override
  public Network create(NetworkSpec spec, OptimizerSpec optimizer, float[] parameters) {
    return new SimdNetwork(spec, optimizer, parameters);
  }

  @Override
  public Supplier<Responder> responders(FrozenNetwork net) {
    if (!SimdSupport.isVectorized() || multiplications(net.spec()) < WORTH_VECTORS) {
      return net::newResponder;
    }
    return vectorized(net);
  }

  /** Returns what makes responders that share one copy of the weights. */
  static Supplier<Responder> vectorized(FrozenNetwork net) {
    ForwardPass weights = new ForwardPass(net.spec(), SimdSupport.kernels());
    weights.scatter(net.parameters(), weights.parameters);
    return () -> responder(new ForwardPass(weights));
  }

  private static long multiplications(NetworkSpec spec) {
    long sum = 0;
    for (int layer = 0; layer < spec.layers(); layer++) {
      sum += (long) spec.places(layer) * spec.layerInputs(layer) * spec.layerOutputs(layer);
    }
    return sum;
  }

  private static Responder responder(ForwardPass forward) {
    return (inputs, inputOffset, outputs, outputOffset) -> {
      forward.propagate(inputs, inputOffset, 1);
      forward.unpad(1, outputs, outputOffset);
    };
  }
}
