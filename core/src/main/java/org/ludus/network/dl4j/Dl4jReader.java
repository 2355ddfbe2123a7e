package org.ludus.network.dl4j;

import java.nio.file.Path;
import org.ludus.file.BoundedFile;
import org.ludus.file.FileFormatException;
import org.ludus.file.ZipReader;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.NetworkSpec;

/**
 * Reads networks from zips that Deeplearning4j's {@code ModelSerializer} has written, in plain
 * Java.
 *
 * <p>The library's own reader makes objects of classes that the file names and deserialises Java
 * objects from it, so that a stranger's file can run code. Here only two entries are read: the
 * configuration, as a tree of names and numbers ({@link Dl4jConfiguration}), and the coefficients,
 * whose header must fit what the configuration says ({@link Dl4jCoefficients}).
 */
public final class Dl4jReader {

  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";

  private Dl4jReader() {}

  /**
   * What was read.
   *
   * @param net the network, its outputs without the last activation
   * @param softmax whether that last activation turned them into probabilities
   */
  public record Read(FrozenNetwork net, boolean softmax) {}

  /** Returns whether a zip looks like one of that library. */
  public static boolean isNetwork(ZipReader zip) {
    return zip.holds(CONFIGURATION) && zip.holds(COEFFICIENTS);
  }

  /**
   * Reads a network of dense layers, possibly after convolutions.
   *
   * @param file the zip's name, for messages
   * @throws FileFormatException if it is damaged or holds another kind of network
   */
  public static Read read(Path file, ZipReader zip) throws FileFormatException {
    Dl4jConfiguration configuration =
        new Dl4jConfiguration(file, zip.read(CONFIGURATION, BoundedFile.TEXT));
    NetworkSpec spec = configuration.spec();
    int count = spec.parameterCount();
    byte[] coefficients = zip.read(COEFFICIENTS, Dl4jCoefficients.largest(count));
    float[] kept = new Dl4jCoefficients(file, coefficients).read(count);
    float[] parameters = new float[kept.length];
    ParameterOrder.fromLibrary(ParameterOrder.parameters(spec), kept, parameters);
    return new Read(new FrozenNetwork(spec, parameters), configuration.softmax());
  }
}
