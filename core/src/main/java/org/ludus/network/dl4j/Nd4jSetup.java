package org.ludus.network.dl4j;

import org.ludus.natives.Natives;
import org.nd4j.common.config.ND4JSystemProperties;
import org.nd4j.linalg.factory.Nd4j;

/** Starts the tensor library once, quietly and with one thread. */
final class Nd4jSetup {

  private static boolean done;

  private Nd4jSetup() {}

  /**
   * Makes sure that it has been done; to be called before the first tensor.
   *
   * @throws java.io.UncheckedIOException in one line, if the library does not run here
   */
  static synchronized void ensure() {
    if (!done) {
      Natives.directJavaCpp();
      try {
        start();
      } catch (LinkageError | RuntimeException e) {
        throw Natives.failure("of Deeplearning4j", e);
      }
      done = true;
    }
  }

  private static void start() {
    // Otherwise the first tensor prints a page about the machine.
    if (System.getProperty(ND4JSystemProperties.LOG_INITIALIZATION) == null) {
      System.setProperty(ND4JSystemProperties.LOG_INITIALIZATION, "false");
    }
    // At the sizes played with here a second thread costs more than it computes.
    Nd4j.getEnvironment().setMaxThreads(1);
    Nd4j.getEnvironment().setMaxMasterThreads(1);
  }
}
