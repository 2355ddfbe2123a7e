package org.ludus.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ludus.env.SplitMix64;
import org.ludus.file.Allocations;
import org.ludus.file.BoundedFile;
import org.ludus.file.FileFormatException;
import org.ludus.file.Mutations;
import org.ludus.file.ZipReader;
import org.ludus.file.ZipWriter;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.NetworkSpec.Image;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks made with the library, as its users make them, and what strangers may make of them. */
class Dl4jReaderTest {

  private static final Path FILE = Path.of("network.zip");
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final String CONFIGURATION = "configuration.json";

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"RELU", "TANH"})
  void a_network_of_dense_layers_answers_as_it_does_there(Activation activation)
      throws IOException {
    MultiLayerNetwork library = new MultiLayerNetwork(dense(activation, Activation.IDENTITY));
    library.init();

    Dl4jReader.Read read = read(saved(library, true));

    assertThat(read.softmax()).isFalse();
    assertThat(read.net().spec()).hasToString("4-6-5-3");
    assertSameAnswers(read.net(), library);
  }

  @Test
  void before_a_softmax_there_are_logits() throws IOException {
    MultiLayerNetwork library = new MultiLayerNetwork(dense(Activation.RELU, Activation.SOFTMAX));
    library.init();

    Dl4jReader.Read read = read(saved(library, false));

    assertThat(read.softmax()).isTrue();
    float[] inputs = {0.5f, -1, 2, 0.25f};
    float[] probabilities =
        library.output(Nd4j.create(inputs, new long[] {1, 4}, 'c')).toFloatVector();
    float[] logits = answer(read.net(), inputs);
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit);
    }
    for (int i = 0; i < logits.length; i++) {
      assertThat(Math.exp(logits[i]) / sum).isCloseTo(probabilities[i], within(1e-5));
    }
  }

  @Test
  void a_network_that_sees_pictures_answers_as_it_does_there() throws IOException {
    MultiLayerNetwork library = new MultiLayerNetwork(pictures());
    library.init();

    FrozenNetwork net = read(saved(library, true)).net();

    assertThat(net.spec()).hasToString("8x9x3-5c3s2-4c2-7-2");
    assertSameAnswers(net, library);
  }

  @Test
  void a_network_after_some_training_is_read_as_well() throws IOException {
    MultiLayerNetwork library = new MultiLayerNetwork(dense(Activation.RELU, Activation.IDENTITY));
    library.init();
    library.fit(Nd4j.rand(8, 4), Nd4j.rand(8, 3));

    assertSameAnswers(read(saved(library, true)).net(), library);
  }

  @Test
  void what_ours_cannot_compute_is_named() {
    NeuralNetConfiguration.ListBuilder normalised =
        new NeuralNetConfiguration.Builder()
            .list()
            .layer(denseLayer(4, 6, Activation.RELU))
            .layer(new BatchNormalization.Builder().nOut(6).build())
            .layer(denseLayer(6, 2, Activation.IDENTITY));
    assertRefused(normalised.build(), "layer 2 is a BatchNormalization");
    assertRefused(dense(Activation.SIGMOID, Activation.IDENTITY), "activation is Sigmoid");
    assertRefused(dense(Activation.RELU, Activation.TANH), "last layer's activation is TanH");
    NeuralNetConfiguration.ListBuilder mixed =
        new NeuralNetConfiguration.Builder()
            .list()
            .layer(denseLayer(4, 6, Activation.RELU))
            .layer(denseLayer(6, 6, Activation.TANH))
            .layer(denseLayer(6, 2, Activation.IDENTITY));
    assertRefused(mixed.build(), "several activations: ReLU and TanH");
    NeuralNetConfiguration.ListBuilder unbiased =
        new NeuralNetConfiguration.Builder()
            .list()
            .layer(
                new DenseLayer.Builder()
                    .nIn(4)
                    .nOut(2)
                    .hasBias(false)
                    .activation(Activation.IDENTITY)
                    .build());
    assertRefused(unbiased.build(), "layer 1 has no bias");
    NeuralNetConfiguration.ListBuilder padded =
        new NeuralNetConfiguration.Builder()
            .list()
            .layer(
                new ConvolutionLayer.Builder(3, 3)
                    .padding(1, 1)
                    .nOut(5)
                    .activation(Activation.RELU)
                    .build())
            .layer(denseLayer(0, 2, Activation.IDENTITY))
            .setInputType(InputType.convolutionalFlat(8, 9, 3));
    assertRefused(padded.build(), "layer 1 is a convolution that is padded");
    NeuralNetConfiguration.ListBuilder unknownSize =
        new NeuralNetConfiguration.Builder()
            .list()
            .layer(new ConvolutionLayer.Builder(3, 3).nOut(5).activation(Activation.RELU).build())
            .layer(denseLayer(0, 2, Activation.IDENTITY))
            .setInputType(InputType.convolutional(8, 9, 3));
    assertRefused(unknownSize.build(), "InputType.convolutionalFlat");
  }

  /** The library reads this entry with Java's deserialisation, which nested sets keep busy. */
  @Test
  void nothing_is_deserialised() throws IOException {
    Map<String, byte[]> entries = entries();
    entries.put("preprocessor.bin", nestedSets());
    entries.put("normalizer.bin", new byte[] {1, 2, 3});
    entries.put("updaterState.bin", new byte[] {1});

    assertThat(read(ZipWriter.pack(entries)).net().spec()).hasToString("4-6-5-3");
  }

  @Test
  void no_class_is_loaded_by_its_name() throws IOException {
    Map<String, byte[]> entries = entries();
    entries.put(
        CONFIGURATION,
        new String(entries.get(CONFIGURATION), StandardCharsets.UTF_8)
            .replace("org.nd4j.linalg.learning.config.Adam", Trap.class.getName())
            .replace("org.deeplearning4j.nn.weights.WeightInitXavier", Trap.class.getName())
            .getBytes(StandardCharsets.UTF_8));

    assertThat(read(ZipWriter.pack(entries)).net().spec()).hasToString("4-6-5-3");
    entries.put(
        CONFIGURATION,
        new String(entries.get(CONFIGURATION), StandardCharsets.UTF_8)
            .replace("org.deeplearning4j.nn.conf.layers.DenseLayer", Trap.class.getName())
            .getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read(ZipWriter.pack(entries)))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("layer 1 is of a kind that is not read");
    assertThat(SPRUNG).isEmpty();
  }

  private static final Set<String> SPRUNG = new HashSet<>();

  /** Whoever loads it leaves a trace. */
  private static final class Trap {
    static {
      SPRUNG.add("trap");
    }
  }

  /**
   * The header of 83 numbers: 2 + 16 + 8 + 2 + 4 bytes, then rank, dimension, stride, flags, step
   * and order, then the same again for the numbers.
   */
  @ParameterizedTest
  @CsvSource({
    "18, 7, no row of numbers",
    "18, 1000000000000, no row of numbers",
    "18, -1, no row of numbers",
    "32, 2, the header does not say",
    "32, 9223372036854775807, the header does not say",
    "32, -1, the header does not say",
    "40, 2147483647, the header does not say",
    "40, 82, the header does not say",
    "48, -1, the header does not say",
    "48, 2, the header does not say",
    "48, 4611686018427387904, the header does not say",
    "98, 82, not the 83 numbers",
    "98, 9223372036854775807, not the 83 numbers",
    "98, -5, not the 83 numbers",
  })
  void the_header_of_the_weights_is_not_believed(int place, long value, String message)
      throws IOException {
    Map<String, byte[]> entries = entries();
    byte[] coefficients = entries.get(COEFFICIENTS);
    assertThat(ByteBuffer.wrap(coefficients).getLong(40)).isEqualTo(83);
    ByteBuffer.wrap(coefficients).putLong(place, value);

    assertThatThrownBy(() -> read(ZipWriter.pack(entries)))
        .isInstanceOf(FileFormatException.class)
        .hasMessageStartingWith("network.zip: coefficients.bin: ")
        .hasMessageContaining(message);
  }

  @Test
  void sizes_in_the_configuration_are_held_against_the_weights() throws IOException {
    for (String huge : new String[] {"2147483647", "100000", "7", "0", "-1", "1e9", "\"6\""}) {
      Map<String, byte[]> entries = entries();
      entries.put(
          CONFIGURATION,
          new String(entries.get(CONFIGURATION), StandardCharsets.UTF_8)
              .replaceAll("\"(nin|nout)\" : 6", "\"$1\" : " + huge)
              .getBytes(StandardCharsets.UTF_8));

      assertThatThrownBy(() -> read(ZipWriter.pack(entries)))
          .as(huge)
          .isInstanceOf(FileFormatException.class)
          .hasMessageMatching("network.zip: co[^\n]*");
    }
  }

  @Test
  void whatever_a_byte_says_the_file_is_refused_or_read() throws IOException {
    Map<String, byte[]> whole = entries();
    for (String name : whole.keySet()) {
      byte[] bytes = whole.get(name);
      for (int place = 0; place < bytes.length; place++) {
        for (int change : new int[] {1, 0xff}) {
          Map<String, byte[]> entries = new LinkedHashMap<>(whole);
          byte[] damaged = bytes.clone();
          damaged[place] ^= (byte) change;
          entries.put(name, damaged);
          try {
            read(ZipWriter.pack(entries));
          } catch (FileFormatException e) {
            assertThat(e.getMessage()).startsWith("network.zip: co").hasLineCount(1);
          }
        }
      }
    }
  }

  @Test
  void entries_that_are_cut_off_or_go_on_are_refused() throws IOException {
    Map<String, byte[]> whole = entries();
    byte[] coefficients = whole.get(COEFFICIENTS);
    for (int length = 0; length < coefficients.length + 4; length++) {
      Map<String, byte[]> entries = new LinkedHashMap<>(whole);
      entries.put(COEFFICIENTS, Arrays.copyOf(coefficients, length));
      if (length != coefficients.length) {
        assertThatThrownBy(() -> read(ZipWriter.pack(entries)))
            .isInstanceOf(FileFormatException.class);
      }
    }
    byte[] configuration = whole.get(CONFIGURATION);
    for (int length = 0; length < configuration.length; length++) {
      Map<String, byte[]> entries = new LinkedHashMap<>(whole);
      entries.put(CONFIGURATION, Arrays.copyOf(configuration, length));
      assertThatThrownBy(() -> read(ZipWriter.pack(entries)))
          .isInstanceOf(FileFormatException.class);
    }
  }

  /** A convolution of no size is an error of ours only if nobody looks at it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"kernelSize\" : [ 3, 3 ] | \"kernelSize\" : [ 0, 0 ] | layer 1: a convolution needs",
        "\"kernelSize\" : [ 3, 3 ] | \"kernelSize\" : [ -3, -3 ] | layer 1: a convolution needs",
        "\"kernelSize\" : [ 3, 3 ] | \"kernelSize\" : [ 3, 4 ] | kernelSize is not square",
        "\"kernelSize\" : [ 3, 3 ] | \"kernelSize\" : 3 | kernelSize is not square",
        "\"kernelSize\" : [ 3, 3 ] | \"kernelSize\" : [ 30000, 30000 ] | does not fit into 8 x 9",
        "\"stride\" : [ 2, 2 ] | \"stride\" : [ 0, 0 ] | layer 1: a convolution needs",
        "\"stride\" : [ 2, 2 ] | \"stride\" : [ 4294967298, 4294967298 ] | stride is not square",
        "\"inputHeight\" : 8 | \"inputHeight\" : 2147483647 | the network is too large",
        "\"inputHeight\" : 8 | \"inputHeight\" : -8 | inputHeight is no size",
        "\"numChannels\" : 3 | \"numChannels\" : 1000000000 | the network is too large",
        "\"0\" : { | \"0\\n0\" : { | InputType.convolutionalFlat",
        "\"2\" : { | \"2\\n2\" : { | something is done before layer 2?2 that is not read",
      })
  void what_a_convolution_says_is_checked(String was, String is, String problem)
      throws IOException {
    Map<String, byte[]> entries = entries(pictures());
    String text = new String(entries.get(CONFIGURATION), StandardCharsets.UTF_8);
    assertThat(text).contains(was);
    entries.put(CONFIGURATION, text.replace(was, is).getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> read(ZipWriter.pack(entries)))
        .isInstanceOf(FileFormatException.class)
        .hasMessageStartingWith("network.zip: configuration.json: ")
        .hasMessageContaining(problem)
        .message()
        .hasLineCount(1);
  }

  @Test
  void what_lies_too_deep_is_refused() throws IOException {
    Map<String, byte[]> entries = entries();
    for (String json :
        new String[] {
          "[".repeat(1_000_000), "{\"confs\":" + "[".repeat(200) + "]".repeat(200) + "}"
        }) {
      entries.put(CONFIGURATION, json.getBytes(StandardCharsets.UTF_8));

      assertThatThrownBy(() -> read(ZipWriter.pack(entries)))
          .isInstanceOf(FileFormatException.class)
          .hasMessageContaining("configuration.json: damaged: Document nesting depth");
    }
  }

  /** Half a gigabyte of weights for a network of 83 takes no more memory than those. */
  @Test
  void weights_are_unpacked_only_if_they_are_as_many_as_the_network_has() throws Exception {
    Map<String, byte[]> entries = entries();
    byte[] header = Arrays.copyOf(entries.get(COEFFICIENTS), 20 << 20);
    entries.put(COEFFICIENTS, header);
    byte[] zip = ZipWriter.pack(entries);

    long allocated =
        Allocations.of(
            () ->
                assertThatThrownBy(() -> read(zip))
                    .isInstanceOf(FileFormatException.class)
                    .hasMessageContaining("coefficients.bin unpacks to 20971520 bytes"));

    assertThat(allocated).isLessThan(4 << 20);
  }

  @Test
  void weights_that_are_no_numbers_are_refused() throws IOException {
    for (float number : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      Map<String, byte[]> entries = entries();
      byte[] coefficients = entries.get(COEFFICIENTS);
      ByteBuffer.wrap(coefficients).putFloat(coefficients.length - 40, number);

      assertThatThrownBy(() -> read(ZipWriter.pack(entries)))
          .isInstanceOf(FileFormatException.class)
          .hasMessageContaining("coefficients.bin: a weight is " + number);
    }
  }

  @Test
  void whatever_is_changed_in_an_entry_a_line_comes_of_it() throws Exception {
    int rounds = Integer.getInteger("fuzz.rounds", 1_500);
    Mutations mutations = new Mutations(5);
    for (MultiLayerConfiguration network :
        List.of(dense(Activation.RELU, Activation.IDENTITY), pictures())) {
      Map<String, byte[]> whole = entries(network);
      for (int i = 0; i < rounds; i++) {
        Map<String, byte[]> entries = new LinkedHashMap<>(whole);
        entries.computeIfPresent(
            i % 3 == 0 ? COEFFICIENTS : CONFIGURATION, (name, bytes) -> mutations.of(bytes));
        byte[] zip = ZipWriter.pack(entries);
        long allocated = Allocations.of(() -> readOrRefused(zip));
        assertThat(allocated).isLessThan(64 << 20);
      }
    }
  }

  private static void readOrRefused(byte[] zip) {
    try {
      read(zip);
    } catch (FileFormatException e) {
      assertThat(e.getMessage()).startsWith("network.zip: co").hasLineCount(1);
    }
  }

  private static void assertRefused(MultiLayerConfiguration configuration, String message) {
    MultiLayerNetwork library = new MultiLayerNetwork(configuration);
    library.init();
    assertThatThrownBy(() -> read(saved(library, false)))
        .isInstanceOf(FileFormatException.class)
        .hasMessageStartingWith("network.zip: configuration.json: ")
        .hasMessageContaining(message);
  }

  /** On random rows; of pictures, the library takes channel by channel what ours has by pixels. */
  private static void assertSameAnswers(FrozenNetwork net, MultiLayerNetwork library) {
    SplitMix64 random = new SplitMix64(5);
    Image image = net.spec().image();
    for (int row = 0; row < 20; row++) {
      float[] inputs = new float[image.size()];
      float[] theirs = new float[image.size()];
      int area = image.height() * image.width();
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = (float) random.nextGaussian();
        theirs[i % image.channels() * area + i / image.channels()] = inputs[i];
      }
      float[] expected =
          library.output(Nd4j.create(theirs, new long[] {1, theirs.length}, 'c')).toFloatVector();
      assertThat(answer(net, inputs)).containsExactly(expected, within(1e-5f));
    }
  }

  private static float[] answer(FrozenNetwork net, float[] inputs) {
    float[] outputs = new float[net.spec().outputs()];
    net.newResponder().respond(inputs, 0, outputs, 0);
    return outputs;
  }

  private static MultiLayerConfiguration dense(Activation between, Activation last) {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(new Adam(1e-2))
        .list()
        .layer(denseLayer(4, 6, between))
        .layer(denseLayer(6, 5, between))
        .layer(
            new OutputLayer.Builder(
                    last == Activation.SOFTMAX ? LossFunction.MCXENT : LossFunction.MSE)
                .nIn(5)
                .nOut(3)
                .activation(last)
                .build())
        .build();
  }

  private static MultiLayerConfiguration pictures() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .list()
        .layer(
            new ConvolutionLayer.Builder(3, 3)
                .stride(2, 2)
                .nOut(5)
                .activation(Activation.RELU)
                .build())
        .layer(new ConvolutionLayer.Builder(2, 2).nOut(4).activation(Activation.RELU).build())
        .layer(denseLayer(0, 7, Activation.RELU))
        .layer(
            new OutputLayer.Builder(LossFunction.MSE)
                .nOut(2)
                .activation(Activation.IDENTITY)
                .build())
        .setInputType(InputType.convolutionalFlat(8, 9, 3))
        .build();
  }

  private static DenseLayer denseLayer(int inputs, int outputs, Activation activation) {
    return new DenseLayer.Builder().nIn(inputs).nOut(outputs).activation(activation).build();
  }

  private static byte[] saved(MultiLayerNetwork network, boolean withUpdater) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, bytes, withUpdater);
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> entries() throws IOException {
    return entries(dense(Activation.RELU, Activation.IDENTITY));
  }

  private static Map<String, byte[]> entries(MultiLayerConfiguration network) throws IOException {
    MultiLayerNetwork library = new MultiLayerNetwork(network);
    library.init();
    ZipReader zip = new ZipReader(FILE, saved(library, false));
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (String name : new String[] {CONFIGURATION, COEFFICIENTS}) {
      entries.put(name, zip.read(name, BoundedFile.TEXT));
    }
    return entries;
  }

  private static Dl4jReader.Read read(byte[] zip) throws FileFormatException {
    return Dl4jReader.read(FILE, new ZipReader(FILE, zip));
  }

  /** A set in whose depth every level holds the next one twice: no computer deserialises it. */
  private static byte[] nestedSets() throws IOException {
    Set<Object> outermost = new HashSet<>();
    Set<Object> one = outermost;
    Set<Object> other = new HashSet<>();
    for (int depth = 0; depth < 60; depth++) {
      Set<Object> nextOne = new HashSet<>();
      Set<Object> nextOther = new HashSet<>();
      nextOne.add("different");
      one.add(nextOne);
      one.add(nextOther);
      other.add(nextOne);
      other.add(nextOther);
      one = nextOne;
      other = nextOther;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(outermost);
    }
    return bytes.toByteArray();
  }
}
