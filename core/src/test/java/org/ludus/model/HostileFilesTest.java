package org.ludus.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.file.Allocations;
import org.ludus.file.FileFormatException;
import org.ludus.file.Mutations;
import org.ludus.file.Weights;
import org.ludus.file.ZipReader;
import org.ludus.file.ZipWriter;

/** Models as strangers might make them: each is read, or refused in a line, in little memory. */
class HostileFilesTest {

  private static final Path FILE = Path.of("some.zip");
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 1_500);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[[]]] | model.json: it is no object",
        "7 | model.json: it is no object",
        "'' | model.json: it is no object",
        "null | model.json: it is no object",
        "{} {} | model.json: damaged",
        "{\"a\": tru} | at line 1, column",
        "{\"format_version\": 2} | settings are missing",
        "{\"format_version\": \"2\"} | it has no format_version",
        "{\"format_version\": [2]} | it has no format_version",
        "{\"format_version\": 2, \"settings\": []} | settings must be an object",
        "{\"format_version\": 2, \"settings\": {}, \"environment\": \"a\\nb\"} | its environment",
        "{\"a\\nb\": 1, \"a\\nb\": 2} | Duplicate field",
      })
  void what_is_no_description_is_refused(String json, String problem) {
    assertRefused(json, problem);
  }

  @ParameterizedTest
  @MethodSource("deep")
  void what_lies_too_deep_is_refused(String json) {
    assertRefused(json, "model.json: damaged: Document nesting depth");
  }

  static String[] deep() {
    String half = "[".repeat(500_000);
    return new String[] {
      half,
      half + "]".repeat(500_000),
      "{\"format_version\": 2, \"settings\": {\"x\": " + "[".repeat(200) + "]".repeat(200) + "}}",
      "{\"a\":".repeat(150) + "1" + "}".repeat(150),
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": {\"b\": {\"c\": {\"d\": {\"e\": {\"f\": {\"g\": {\"h\": {\"i\": 1}}}}}}}}} | groups",
        "{\"discount\": 0.9, \"discount\": 0.8} | Duplicate",
        "{\"replay\": {\"capacity\": 10}, \"replay.capacity\": 20} | given twice",
        "{\"discount\": []} | discount",
        "{\"discount\": {\"x\": 1}} | discount",
        "{\"discount\": \"high\"} | discount",
        "{\"discount\": 1e400} | discount",
        "{\"hidden\": [64, null]} | null",
        "{\"hidden\": [-1]} | hidden",
        "{\"hidden\": \"x\"} | hidden",
        "{\"no\\nsuch\": 1} | no such",
        "{\"learning_rate\": [[[1]]]} | learning_rate",
      })
  void settings_that_cannot_be_are_refused(String settings, String problem) {
    assertRefused(description("cart-pole", "dqn", "action_values", settings), problem);
  }

  @Test
  void numbers_without_end_are_refused() {
    String digits = "9".repeat(900_000);
    for (String number : new String[] {digits, "1." + digits, "1e" + digits}) {
      assertRefused(
          description("cart-pole", "dqn", "action_values", "{\"discount\": " + number + "}"),
          "model.json: damaged: Number value length");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cart-pole | q-learning | table | {\"bins\": [46341, 46341, 46341, 46341]}",
        "cart-pole | q-learning | table | {\"bins\": [2147483647, 2, 2, 2]}",
        "cart-pole | q-learning | table | {\"bins\": [70000, 70000, 1, 1]}",
        "cart-pole | q-learning | table | {\"bins\": [-1, 2, 2, 2]}",
        "breakout[pixels=84,frame_stack=8] | q-learning | table | {}",
        "lunar-lander[frame_stack=8] | sarsa | table | {}",
        "magic-grid-world[frame_stack=8] | dqn | action_values | {}",
        "grid-world[map=false] | dqn | action_values | {}",
        "lunar-lander-continuous | dqn | action_values | {}",
        "java.lang.Runtime | dqn | action_values | {}",
        "cart-pole | ../../dqn | action_values | {}",
        "cart-pole | random | table | {}",
      })
  void what_asks_for_too_much_or_does_not_fit_is_refused(
      String world, String agent, String policy, String settings) {
    assertRefused(description(world, agent, policy, settings), "");
  }

  /**
   * What is packed to a thousandth and named as the weights is unpacked at most up to its limit.
   */
  @ParameterizedTest
  @ValueSource(longs = {1_500_000_000, 0xffffffffL})
  void weights_that_unpack_to_too_much_are_refused(long size) throws Exception {
    byte[] zip = zip(description("cart-pole", "dqn", "action_values", "{}"), new byte[1 << 20]);
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int directory = bytes.getInt(zip.length - 6);
    int second = directory + 46 + bytes.getShort(directory + 28) + bytes.getShort(directory + 30);
    bytes.putInt(second + 24, (int) size);

    long allocated = Allocations.of(() -> assertRefused(zip, "weights.bin unpacks to " + size));
    assertThat(allocated).isLessThan(8 << 20);
  }

  @Test
  void whatever_is_changed_in_the_zip_a_line_comes_of_it() throws Exception {
    byte[] good = zip(good(), weights());
    Mutations mutations = new Mutations(1);
    for (int i = 0; i < ROUNDS; i++) {
      readOrRefused(mutations.of(good));
    }
  }

  @Test
  void whatever_is_changed_in_the_description_a_line_comes_of_it() throws Exception {
    Mutations mutations = new Mutations(2);
    byte[] description = good().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < ROUNDS; i++) {
      readOrRefused(zip(mutations.of(description), weights()));
    }
  }

  @Test
  void whatever_is_changed_in_the_weights_a_line_comes_of_it() throws Exception {
    Mutations mutations = new Mutations(3);
    for (int i = 0; i < ROUNDS; i++) {
      readOrRefused(zip(good().getBytes(StandardCharsets.UTF_8), sealed(mutations.of(weights()))));
    }
  }

  private static void readOrRefused(byte[] zip) throws Exception {
    long allocated =
        Allocations.of(
            () -> {
              try {
                ModelFile.read(FILE, new ZipReader(FILE, zip), Map.of());
              } catch (FileFormatException e) {
                assertThat(e.getMessage()).startsWith("some.zip: ").hasLineCount(1);
              }
            });
    assertThat(allocated).isLessThan(64 << 20);
  }

  private static void assertRefused(String description, String problem) {
    assertRefused(zip(description, weights()), problem);
  }

  private static void assertRefused(byte[] zip, String problem) {
    assertThatThrownBy(() -> ModelFile.read(FILE, new ZipReader(FILE, zip), Map.of()))
        .isInstanceOf(FileFormatException.class)
        .hasMessageStartingWith("some.zip: ")
        .hasMessageContaining(problem)
        .message()
        .hasLineCount(1)
        .hasSizeLessThan(1_000);
  }

  private static String good() {
    return description("cart-pole", "dqn", "action_values", "{\"discount\": 0.9, \"hidden\": [3]}");
  }

  private static String description(String world, String agent, String policy, String settings) {
    return """
        {"format_version": 2, "environment": "%s", "agent": "%s", "policy": "%s",
         "settings": %s, "training_steps": 1000}
        """
        .formatted(world, agent, policy, settings);
  }

  private static byte[] weights() {
    Weights weights = new Weights();
    weights.put("policy", "4-3-2");
    weights.put("policy.activation", "relu");
    weights.put("policy.0.weights", new int[] {3, 4}, new float[12]);
    weights.put("policy.0.biases", new int[] {3}, new float[3]);
    weights.put("policy.1.weights", new int[] {2, 3}, new float[6]);
    weights.put("policy.1.biases", new int[] {2}, new float[2]);
    return weights.toBytes();
  }

  /** Gives bytes the checksum that they ought to have at their end. */
  private static byte[] sealed(byte[] bytes) {
    if (bytes.length < 4) {
      return bytes;
    }
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(bytes.length - 4, (int) sum.getValue());
    return bytes;
  }

  private static byte[] zip(String description, byte[] weights) {
    return zip(description.getBytes(StandardCharsets.UTF_8), weights);
  }

  private static byte[] zip(byte[] description, byte[] weights) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("model.json", description);
    entries.put("weights.bin", weights);
    return ZipWriter.pack(entries);
  }
}
