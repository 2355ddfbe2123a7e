package org.ludus.network.dl4j;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.util.ModelSerializer;
import org.ludus.file.ZipWriter;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.OptimizerSpec;

/**
 * Writes networks in the zip format of Deeplearning4j's {@link ModelSerializer}, readable with
 * {@code ModelSerializer.restoreMultiLayerNetwork} and with {@link Dl4jReader}. Equal networks give
 * equal bytes.
 */
public final class Dl4jFiles {

  private Dl4jFiles() {}

  /** Returns the file of a network whose weights are known, without an optimiser's moments. */
  public static byte[] write(FrozenNetwork net) {
    OptimizerSpec unused = OptimizerSpec.adam(1e-3, Double.POSITIVE_INFINITY);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Dl4jNetwork network = new Dl4jNetwork(net.spec(), unused, net.parameters())) {
      ModelSerializer.writeModel(network.library(), bytes, false);
      return withoutDates(bytes.toByteArray());
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
  }

  private static byte[] withoutDates(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return ZipWriter.pack(entries);
  }
}
