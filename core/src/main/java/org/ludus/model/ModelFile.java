package org.ludus.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ludus.agent.Policy;
import org.ludus.agent.PolicyFormat;
import org.ludus.catalog.AgentEntry;
import org.ludus.catalog.Agents;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.file.BoundedFile;
import org.ludus.file.FileFormatException;
import org.ludus.file.PendingFile;
import org.ludus.file.Weights;
import org.ludus.file.ZipReader;
import org.ludus.file.ZipWriter;
import org.ludus.settings.UsageException;
import org.ludus.train.Evaluation;

/**
 * Model files: a zip with {@code model.json}, which says what the model is ({@link
 * ModelDescription}), and {@code weights.bin}, the policy itself ({@link Weights}). How a policy
 * becomes weights is the business of its {@link PolicyFormat}. Equal models give equal bytes.
 *
 * <p>A file may be anybody's. Only these two entries are read, and {@link BoundedFile} says how
 * large they may be; no code comes from a file, and no class by its name. docs/formats.md has all
 * of it.
 */
public final class ModelFile {

  static final String DESCRIPTION = "model.json";
  private static final String WEIGHTS = "weights.bin";

  private ModelFile() {}

  /**
   * Writes a model; the file appears when it is complete.
   *
   * @param evaluation what is known of its play
   * @throws IllegalArgumentException if the model's agent makes no such policies
   */
  public static void write(Path file, Model model, Evaluation evaluation) throws IOException {
    PolicyFormat<?> format =
        Agents.find(model.agent())
            .format(model.policy())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "agent %s cannot save a %s"
                            .formatted(model.agent(), model.policy().getClass().getSimpleName())));
    byte[] weights = weights(format, model.policy());
    if (weights.length > BoundedFile.NUMBERS) {
      throw new IOException(
          "cannot write %s: its policy takes %s bytes, more than the %s that would be read"
              .formatted(file, weights.length, BoundedFile.NUMBERS));
    }
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(DESCRIPTION, ModelDescription.write(model, format.id(), evaluation.evaluation()));
    entries.put(WEIGHTS, weights);
    PendingFile.write(file, ZipWriter.pack(entries));
  }

  /**
   * Reads a model.
   *
   * @throws FileFormatException if it is not a model file, is damaged, or does not fit its world
   */
  public static Model read(Path file) throws IOException {
    return read(file, ZipReader.open(file), Map.of());
  }

  /** Returns whether a zip is one of these files, of whatever version. */
  static boolean isModel(ZipReader zip) {
    return zip.holds(DESCRIPTION);
  }

  /**
   * Reads a model that is to play under other options than its own.
   *
   * @param file its name, for messages
   * @param options of its world, which win over those in the file
   * @throws FileFormatException if it is not a model file, is damaged, or does not fit its world
   */
  static Model read(Path file, ZipReader zip, Map<String, String> options) throws IOException {
    if (!isModel(zip)) {
      throw new FileFormatException(file, "not a model: it holds no " + DESCRIPTION);
    }
    try {
      ModelDescription description =
          ModelDescription.read(file, zip.read(DESCRIPTION, BoundedFile.TEXT));
      Weights weights = Weights.read(file, WEIGHTS, zip.read(WEIGHTS, BoundedFile.NUMBERS));
      EnvironmentReference reference =
          EnvironmentReference.parse(description.environment()).with(options);
      AgentEntry<?> agent = Agents.find(description.agent());
      PolicyFormat<?> format =
          agent
              .format(description.policy())
              .orElseThrow(
                  () ->
                      new UsageException(
                          "policy '%s' is none that agent %s makes"
                              .formatted(description.policy(), agent.id())));
      try (Environment<?> bare = Environments.make(reference);
          Environment<?> world = agent.adapt(bare, description.settings())) {
        return new Model(
            reference,
            description.agent(),
            description.settings(),
            policy(file, reference, () -> format.read(weights, world.spec())),
            description.trainingSteps(),
            description.interventions());
      }
    } catch (UsageException | IllegalArgumentException e) {
      throw new FileFormatException(file, DESCRIPTION + ": " + e.getMessage());
    }
  }

  /** Makes a policy, and says of which file it is if it does not fit its world. */
  static Policy policy(Path file, EnvironmentReference world, PolicyMaker maker)
      throws FileFormatException {
    try {
      return maker.make();
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(
          file, "its policy does not fit %s: %s".formatted(world, e.getMessage()));
    }
  }

  /** Makes a policy, or says why not. */
  @FunctionalInterface
  interface PolicyMaker {

    /**
     * Makes it.
     *
     * @throws IllegalArgumentException if it does not fit its world; one line says why
     */
    Policy make();
  }

  private static <P extends Policy> byte[] weights(PolicyFormat<P> format, Policy policy) {
    Weights weights = new Weights();
    format.write(format.type().cast(policy), weights);
    return weights.toBytes();
  }
}
