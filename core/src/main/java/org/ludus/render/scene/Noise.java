package org.ludus.render.scene;

import org.ludus.env.SplitMix64;

/** Fixed, well scattered numbers: what looks random in a picture, and is not. */
final class Noise {

  private Noise() {}

  /** Returns the number of an index in one of many sequences, from 0 to 1. */
  static float at(int index, long sequence) {
    return (SplitMix64.mix(sequence + index * 0x9e3779b97f4a7c15L) >>> 40) * 0x1p-24f;
  }

  /** Returns what is left of a number without its whole part, from 0 to 1. */
  static float fraction(float number) {
    return number - (float) StrictMath.floor(number);
  }
}
