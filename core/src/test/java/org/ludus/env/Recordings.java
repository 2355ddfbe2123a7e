package org.ludus.env;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Recorded games of the references, one JSON object a line.
 *
 * <p>They are read from the folder that the system property {@code ludus.conformance} names, so
 * that recordings from elsewhere can be checked too; without it, from the project's own test
 * resources. A relative folder is looked for in the module, then in the directory above it.
 */
public final class Recordings {

  private static final String PROPERTY = "ludus.conformance";
  private static final Path OWN = Path.of("src", "test", "resources", "conformance");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Recordings() {}

  /**
   * Returns all recordings of a file.
   *
   * @throws IOException if the file cannot be read
   * @throws AssertionError if it is missing or holds no recording
   */
  public static List<JsonNode> read(String fileName) throws IOException {
    Path file = folder().resolve(fileName);
    if (!Files.isRegularFile(file)) {
      throw new AssertionError("no recordings: there is no file " + file.toAbsolutePath());
    }
    List<JsonNode> recordings = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        recordings.add(MAPPER.readTree(line));
      }
    }
    if (recordings.isEmpty()) {
      throw new AssertionError("no recordings in " + file.toAbsolutePath());
    }
    return recordings;
  }

  /** Returns the numbers of a JSON array. */
  public static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).asDouble();
    }
    return numbers;
  }

  private static Path folder() {
    String property = System.getProperty(PROPERTY, "");
    // Maven hands an unset property on as its own placeholder.
    boolean unset = property.isBlank() || property.startsWith("${");
    Path folder = unset ? OWN : Path.of(property);
    if (folder.isAbsolute()) {
      return folder;
    }
    Path module = Path.of("").toAbsolutePath();
    for (Path base : List.of(module, module.resolve("core"), module.resolve(".."))) {
      if (Files.isDirectory(base.resolve(folder))) {
        return base.resolve(folder).normalize();
      }
    }
    throw new AssertionError("no recordings: there is no folder " + folder + " in " + module);
  }
}
