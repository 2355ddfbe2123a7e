package org.ludus.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.ludus.network.NetworkFactory;
import org.ludus.network.dl4j.Dl4jNetwork;
import org.ludus.network.simd.SimdNetworks;
import org.ludus.network.simd.SimdSupport;
import org.ludus.settings.UsageException;

/** What networks are trained on. Both start from the same weights and save the same files. */
public enum Backend {
  /** Ludus' own network on the JDK's Vector API, or on plain loops where that is missing. */
  SIMD,
  /** Deeplearning4j. */
  DL4J;

  /**
   * Returns the backend of that name, in any case.
   *
   * @throws UsageException if there is none
   */
  public static Backend parse(String name) {
    return Arrays.stream(values())
        .filter(backend -> backend.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () -> new UsageException("backend must be one of simd, dl4j, not '" + name + "'"));
  }

  /** Returns what makes its networks. */
  public NetworkFactory networks() {
    return switch (this) {
      case SIMD -> new SimdNetworks();
      case DL4J -> Dl4jNetwork::new;
    };
  }

  /** Returns what is to be said about how it runs here, if it is slower than it could be. */
  public Optional<String> warning() {
    return this == DL4J || SimdSupport.isVectorized()
        ? Optional.empty()
        : Optional.of(
            "networks run on plain loops, several times slower than they could:"
                + " start Java with --add-modules jdk.incubator.vector");
  }

  /** Returns the name it is given by. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
