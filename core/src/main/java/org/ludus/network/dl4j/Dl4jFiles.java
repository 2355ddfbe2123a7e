package org.ludus.network.dl4j;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.ludus.network.DenseNet;
import org.ludus.network.NetworkSpec;
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
  public static byte[] write(DenseNet net) {
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
  public static DenseNet read(byte[] file) throws IOException {
    MultiLayerNetwork network = restore(file, false);
    return new DenseNet(spec(network), network.params().toFloatVector());
  }

  /**
   * Reads a network to be trained further, with the optimiser's moments where the file has them.
   *
   * @param optimizer the optimiser's settings; those in the file are not read
   * @throws IOException if it is no such file, damaged, or holds another kind of network
   */
  public static Dl4jNetwork read(byte[] file, OptimizerSpec optimizer) throws IOException {
    MultiLayerNetwork saved = restore(file, true);
    Dl4jNetwork network = new Dl4jNetwork(spec(saved), optimizer, saved.params().toFloatVector());
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

  private static NetworkSpec spec(MultiLayerNetwork network) throws IOException {
    List<DenseLayer> layers = new ArrayList<>();
    for (Layer layer : network.getLayers()) {
      if (!(layer.conf().getLayer() instanceof DenseLayer dense)) {
        throw new IOException("the network holds a layer that is not dense");
      }
      layers.add(dense);
    }
    int last = layers.size() - 1;
    List<IActivation> activations = layers.stream().map(DenseLayer::getActivationFn).toList();
    List<IActivation> between = activations.subList(0, last);
    boolean tanh = last > 0 && between.get(0) instanceof ActivationTanH;
    Class<?> hidden = tanh ? ActivationTanH.class : ActivationReLU.class;
    if (!between.stream().allMatch(hidden::isInstance)
        || !(activations.get(last) instanceof ActivationIdentity)) {
      throw new IOException("the network's activations are " + activations);
    }
    List<Integer> sizes = layers.stream().map(layer -> (int) layer.getNOut()).toList();
    return new NetworkSpec(
        (int) layers.get(0).getNIn(),
        sizes.subList(0, last),
        tanh ? NetworkSpec.Activation.TANH : NetworkSpec.Activation.RELU,
        sizes.get(last));
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
