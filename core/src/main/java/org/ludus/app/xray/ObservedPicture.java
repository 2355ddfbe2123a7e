package org.ludus.app.xray;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ludus.env.Space;

/**
 * How an observation that is a picture is made up. Row by row, each pixel holds its planes of the
 * oldest frame, then of the next, and so on.
 *
 * @param height rows
 * @param width pixels of a row
 * @param planes planes of all frames together
 * @param frames how many moments it shows, 1 for the present alone
 * @param names what each plane shows
 */
record ObservedPicture(int height, int width, int planes, int frames, List<String> names) {

  /** Makes the list immutable. */
  ObservedPicture {
    names = List.copyOf(names);
  }

  /** Returns how observations of a space are made up, if they are pictures. */
  static Optional<ObservedPicture> of(Space space) {
    if (!(space instanceof Space.Box box) || box.shape().size() != 3) {
      return Optional.empty();
    }
    int planes = box.shape().get(2);
    int frames = Math.max(1, box.frames());
    List<String> names = new ArrayList<>();
    for (int plane = 0; plane < planes; plane++) {
      names.add(
          frames == planes
              ? moment(frames - 1 - plane)
              : planeName(box.dimensions().get(plane).name()));
    }
    return Optional.of(
        new ObservedPicture(box.shape().get(0), box.shape().get(1), planes, frames, names));
  }

  private static String moment(int stepsAgo) {
    return stepsAgo == 0 ? "now" : "\u2212" + stepsAgo;
  }

  /** A number of a picture is called what its plane shows, then where, after a comma. */
  private static String planeName(String dimension) {
    int comma = dimension.indexOf(',');
    return comma < 0 ? dimension : dimension.substring(0, comma);
  }

  /**
   * Returns whether it is a picture of the whole scene in shades of grey, as people see it, rather
   * than one plane for each kind of thing on a board.
   */
  boolean ofScene() {
    return frames == planes;
  }

  /** Returns how many numbers there are for each plane. */
  int pixels() {
    return height * width;
  }

  /**
   * Returns how much hangs on each pixel, summed over its planes; 1 for the greatest of all pixels.
   *
   * <p>For shades of grey that is the size of the gradient: what would change most if the pixel did
   * (Simonyan et al. 2014). A plane of ones and zeros has nothing in between, so it is the gradient
   * times what is there, which estimates what would change if the thing were gone (Shrikumar et al.
   * 2016); cells in which nothing is have no weight.
   *
   * @param gradient one number per number of the observation
   */
  float[] weights(float[] gradient, float[] observation) {
    float[] weights = new float[pixels()];
    float greatest = 0;
    for (int pixel = 0; pixel < weights.length; pixel++) {
      for (int i = pixel * planes; i < (pixel + 1) * planes; i++) {
        weights[pixel] += Math.abs(ofScene() ? gradient[i] : gradient[i] * observation[i]);
      }
      greatest = Math.max(greatest, weights[pixel]);
    }
    for (int pixel = 0; greatest > 0 && pixel < weights.length; pixel++) {
      weights[pixel] /= greatest;
    }
    return weights;
  }
}
