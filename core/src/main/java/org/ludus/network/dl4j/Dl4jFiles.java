package org.ludus.network.dl4j;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.network.NetworkSpec.Image;
import org.ludus.network.OptimizerSpec;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * Networks in the zip format of Deeplearning4j's {@link ModelSerializer}, readable with {@code
 * ModelSerializer.restoreMultiLayerNetwork}. Equal networks give equal bytes.
 */
public final class Dl4jFiles {

  /** Zip entries carry a date; this one, the first there is, stands for none. */
  private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Dl4jFiles() {}

  /** Returns the file of a network whose weights are known, without an optimiser's moments. */
  public static byte[] write(FrozenNetwork net) {
    OptimizerSpec unused = OptimizerSpec.adam(1e-3, Double.POSITIVE_INFINITY);
    try (Dl4jNetwork network = new Dl4jNetwork(net.spec(), unused, net.parameters())) {
      return write(network, false);
    }
  }

  /**
   * Returns the file of a network.
   *
   * @param withOptimizer whether to keep the optimiser's moments, which only further training needs
   */
  public static byte[] write(Dl4jNetwork network, boolean withOptimizer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ModelSerializer.writeModel(network.library(), bytes, withOptimizer);
      return withoutDates(bytes.toByteArray());
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
  }

  /**
   * Reads a file's shape and weights.
   *
   * @throws IOException if it is no such file, damaged, or holds another kind of network
   */
  public static FrozenNetwork read(byte[] file) throws IOException {
    MultiLayerNetwork network = restore(file, false);
    NetworkSpec spec = spec(network);
    return new FrozenNetwork(spec, parameters(spec, network));
  }

  /**
   * Reads a network to be trained further, with the optimiser's moments where the file has them.
   *
   * @param optimizer the optimiser's settings; those in the file are not read
   * @throws IOException if it is no such file, damaged, or holds another kind of network
   */
  public static Dl4jNetwork read(byte[] file, OptimizerSpec optimizer) throws IOException {
    MultiLayerNetwork saved = restore(file, true);
    NetworkSpec spec = spec(saved);
    Dl4jNetwork network = new Dl4jNetwork(spec, optimizer, parameters(spec, saved));
    MultiLayerNetwork library = network.library();
    library.getLayerWiseConfigurations().setIterationCount(saved.getIterationCount());
    if (saved.getUpdater().getStateViewArray() != null) {
      library.getUpdater().getStateViewArray().assign(saved.getUpdater().getStateViewArray());
    }
    return network;
  }

  private static MultiLayerNetwork restore(byte[] file, boolean withOptimizer) throws IOException {
    Nd4jSetup.ensure();
    try {
      return ModelSerializer.restoreMultiLayerNetwork(
          new ByteArrayInputStream(file), withOptimizer);
    } catch (RuntimeException e) {
      // The library answers damaged files with whatever exception comes first.
      throw new IOException("not a network of Deeplearning4j, or damaged", e);
    }
  }

  private static float[] parameters(NetworkSpec spec, MultiLayerNetwork network) {
    float[] kept = network.params().toFloatVector();
    float[] parameters = new float[kept.length];
    ParameterOrder.fromLibrary(ParameterOrder.parameters(spec), kept, parameters);
    return parameters;
  }

  private static NetworkSpec spec(MultiLayerNetwork network) throws IOException {
    List<Convolution> convolutions = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    List<IActivation> activations = new ArrayList<>();
    for (Layer layer : network.getLayers()) {
      if (layer.conf().getLayer() instanceof ConvolutionLayer window && sizes.isEmpty()) {
        convolutions.add(convolution(window));
        activations.add(window.getActivationFn());
      } else if (layer.conf().getLayer() instanceof DenseLayer dense) {
        sizes.add((int) dense.getNOut());
        activations.add(dense.getActivationFn());
      } else {
        throw new IOException(
            "the network holds a layer that is neither dense nor, before those,"
                + " a convolution");
      }
    }
    int last = activations.size() - 1;
    List<IActivation> between = activations.subList(0, last);
    boolean tanh = last > 0 && between.get(0) instanceof ActivationTanH;
    Class<?> hidden = tanh ? ActivationTanH.class : ActivationReLU.class;
    if (sizes.isEmpty()
        || !between.stream().allMatch(hidden::isInstance)
        || !(activations.get(last) instanceof ActivationIdentity)) {
      throw new IOException("the network's activations are " + activations);
    }
    return new NetworkSpec(
        image(network),
        convolutions,
        sizes.subList(0, sizes.size() - 1),
        tanh ? NetworkSpec.Activation.TANH : NetworkSpec.Activation.RELU,
        sizes.get(sizes.size() - 1));
  }

  private static Convolution convolution(ConvolutionLayer window) throws IOException {
    int size = window.getKernelSize()[0];
    int stride = window.getStride()[0];
    boolean plain =
        window.getKernelSize()[1] == size
            && window.getStride()[1] == stride
            && window.getConvolutionMode() == ConvolutionMode.Truncate
            && Arrays.stream(window.getPadding()).allMatch(padding -> padding == 0)
            && Arrays.stream(window.getDilation()).allMatch(dilation -> dilation == 1);
    if (!plain) {
      throw new IOException("the network holds a convolution that is not square or is padded");
    }
    return new Convolution((int) window.getNOut(), size, stride);
  }

  /** Returns what goes in: an image, if the file says how large it is. */
  private static Image image(MultiLayerNetwork network) throws IOException {
    if (network.getLayerWiseConfigurations().getInputPreProcess(0)
        instanceof FeedForwardToCnnPreProcessor image) {
      return new Image(
          (int) image.getInputHeight(), (int) image.getInputWidth(), (int) image.getNumChannels());
    } else if (network.getLayer(0).conf().getLayer() instanceof DenseLayer dense) {
      return new Image(1, 1, (int) dense.getNIn());
    }
    throw new IOException("the network does not say how large its images are");
  }

  private static byte[] withoutDates(byte[] zip) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ZipEntry undated = new ZipEntry(entry.getName());
        undated.setTimeLocal(NO_DATE);
        out.putNextEntry(undated);
        in.transferTo(out);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
