package org.ludus.network.dl4j;

import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Image;

/**
 * Says where DL4J keeps what stands where in the order of {@link NetworkSpec}. That library gives
 * images channel by channel, each with all its pixels; it flattens them so before the first dense
 * layer; and a convolution's biases precede its weights. Dense networks are in the same order.
 */
final class ParameterOrder {

  private ParameterOrder() {}

  /** Returns the place in DL4J's array of every parameter. */
  static int[] parameters(NetworkSpec spec) {
    int[] places = new int[spec.parameterCount()];
    int offset = 0;
    for (int layer = 0; layer < spec.layers(); layer++) {
      int in = spec.layerInputs(layer);
      int out = spec.layerOutputs(layer);
      boolean convolution = spec.isConvolution(layer);
      int[] inputs = convolution ? pixels(window(spec, layer)) : denseInputs(spec, layer, in);
      int weights = convolution ? offset + out : offset;
      int biases = convolution ? offset : offset + in * out;
      for (int unit = 0; unit < out; unit++) {
        for (int input = 0; input < in; input++) {
          places[offset + unit * in + input] = weights + unit * in + inputs[input];
        }
        places[offset + in * out + unit] = biases + unit;
      }
      offset += (in + 1) * out;
    }
    return places;
  }

  /** Returns the place in DL4J's array of every number of an image. */
  static int[] pixels(Image image) {
    int[] places = new int[image.size()];
    int area = image.height() * image.width();
    for (int pixel = 0; pixel < area; pixel++) {
      for (int channel = 0; channel < image.channels(); channel++) {
        places[pixel * image.channels() + channel] = channel * area + pixel;
      }
    }
    return places;
  }

  private static Image window(NetworkSpec spec, int layer) {
    int size = spec.convolutions().get(layer).size();
    return new Image(size, size, spec.imageInto(layer).channels());
  }

  private static int[] denseInputs(NetworkSpec spec, int layer, int count) {
    boolean flattens = layer > 0 && layer == spec.convolutions().size();
    // As an image of one pixel, nothing changes its place.
    return pixels(flattens ? spec.imageInto(layer) : new Image(1, 1, count));
  }

  /** Brings numbers, one or more rows of them, into DL4J's order. */
  static float[] toLibrary(int[] places, float[] numbers, int count) {
    float[] result = new float[count];
    for (int i = 0; i < count; i++) {
      int row = i / places.length * places.length;
      result[row + places[i % places.length]] = numbers[i];
    }
    return result;
  }

  /** Brings numbers, one or more rows of them, back from DL4J's order. */
  static void fromLibrary(int[] places, float[] numbers, float[] into) {
    for (int i = 0; i < numbers.length; i++) {
      int row = i / places.length * places.length;
      into[i] = numbers[row + places[i % places.length]];
    }
  }
}
