package org.ludus.sound;

import org.ludus.env.SplitMix64;

/**
 * A sound in the making: tones and noise added to one another, then brought into a shape that can
 * be played. Times in s, frequencies in Hz, gains relative to each other.
 */
final class Waveform {

  private static final double RATE = Synth.SAMPLE_RATE;
  private static final double ATTACK = 0.004;
  private static final double RELEASE = 0.02;
  private static final double LOWEST_HEARD = 20;

  private final double[] samples;

  /** Makes silence of that length. */
  Waveform(double seconds) {
    samples = new double[samples(seconds)];
  }

  private Waveform(double[] samples) {
    this.samples = samples;
  }

  private static int samples(double seconds) {
    return (int) Math.round(seconds * RATE);
  }

  /**
   * Adds a tone that glides from one pitch to another and dies away.
   *
   * @param start when it begins
   * @param length how long it lasts, within the sound
   * @param from pitch at its beginning
   * @param to pitch at its end
   * @param gain how loud it begins
   * @param overtones share of the octave and the twelfth above it, 0 for a pure tone
   */
  Waveform tone(
      double start, double length, double from, double to, double gain, double overtones) {
    int first = samples(start);
    int count = Math.min(samples(length), samples.length - first);
    double phase = 0;
    for (int i = 0; i < count; i++) {
      double part = (double) i / count;
      // A glide is even to the ear where the logarithm of the pitch is.
      phase += 2 * Math.PI * from * Math.pow(to / from, part) / RATE;
      double wave = Math.sin(phase) + overtones * (Math.sin(2 * phase) + 0.5 * Math.sin(3 * phase));
      samples[first + i] += gain * envelope(i, count) * wave;
    }
    return this;
  }

  /**
   * Adds a burst of noise that dies away.
   *
   * @param start when it begins
   * @param length how long it lasts, within the sound
   * @param from frequency above which there is little at its beginning
   * @param to the same at its end
   * @param gain how loud it begins
   */
  Waveform noise(double start, double length, double from, double to, double gain) {
    int first = samples(start);
    int count = Math.min(samples(length), samples.length - first);
    SplitMix64 random = new SplitMix64(first);
    double once = 0;
    double twice = 0;
    for (int i = 0; i < count; i++) {
      double share = openness(from * Math.pow(to / from, (double) i / count));
      once += share * (2 * random.nextDouble() - 1 - once);
      twice += share * (once - twice);
      // Less of it gets through a narrow filter; this keeps the loudness.
      samples[first + i] += gain * envelope(i, count) * twice / Math.sqrt(share);
    }
    return this;
  }

  /** Returns how much of a sample gets through a filter of one pole at that frequency. */
  private static double openness(double frequency) {
    return 1 - Math.exp(-2 * Math.PI * frequency / RATE);
  }

  /** A soft beginning, then a decay to a hundredth, then a soft end. */
  private static double envelope(int sample, int count) {
    double attack = Math.min(1, sample / (ATTACK * RATE));
    double release = Math.min(1, (count - 1 - sample) / (RELEASE * RATE));
    return attack * release * Math.exp(-4.6 * sample / count);
  }

  /**
   * Returns noise without beginning or end: its last sample leads to its first.
   *
   * @param seconds length of one turn
   * @param frequency frequency above which there is little
   */
  static Waveform endlessNoise(double seconds, double frequency) {
    int count = samples(seconds);
    int overlap = count / 4;
    double[] noise = new double[count + overlap];
    SplitMix64 random = new SplitMix64(1);
    double share = openness(frequency);
    double once = 0;
    double twice = 0;
    for (int i = 0; i < noise.length; i++) {
      once += share * (2 * random.nextDouble() - 1 - once);
      twice += share * (once - twice);
      noise[i] = twice;
    }
    double[] turn = new double[count];
    for (int i = 0; i < count; i++) {
      // The beginning fades in over what would follow the end, at equal power.
      double part = Math.min(1, (double) i / overlap);
      double following = i < overlap ? noise[count + i] : 0;
      turn[i] = noise[i] * Math.sqrt(part) + following * Math.sqrt(1 - part);
    }
    return new Waveform(turn);
  }

  /** Returns the samples of a sound that is heard once, its greatest one as far from 0 as that. */
  short[] finish(double peak) {
    removeDrift();
    int release = samples(RELEASE);
    for (int i = 0; i < samples.length; i++) {
      int fromEdge = Math.min(i * 4, samples.length - 1 - i);
      samples[i] *= Math.min(1, (double) fromEdge / release);
    }
    return scaled(peak);
  }

  /** Returns the samples of one turn of a sound without beginning or end. */
  short[] finishLoop(double peak) {
    double mean = 0;
    for (double sample : samples) {
      mean += sample / samples.length;
    }
    for (int i = 0; i < samples.length; i++) {
      samples[i] -= mean;
    }
    return scaled(peak);
  }

  /** Takes away what is too low to be heard, by which loudspeakers would only be pushed about. */
  private void removeDrift() {
    double share = openness(LOWEST_HEARD);
    double drift = 0;
    for (int i = 0; i < samples.length; i++) {
      drift += share * (samples[i] - drift);
      samples[i] -= drift;
    }
  }

  private short[] scaled(double peak) {
    double greatest = 0;
    for (double sample : samples) {
      greatest = Math.max(greatest, Math.abs(sample));
    }
    short[] scaled = new short[samples.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (short) Math.round(samples[i] / greatest * peak * Short.MAX_VALUE);
    }
    return scaled;
  }
}
