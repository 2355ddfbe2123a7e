package org.ludus.env;

import java.util.random.RandomGenerator;

/**
 * A random generator whose whole state is one {@code long}, so that it can be restarted without
 * allocating and saved in eight bytes.
 *
 * <p>SplitMix64 of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014):
 * a counter that advances by the golden ratio, put through a bit mixer. The JDK's own {@link
 * java.util.SplittableRandom} is the same generator but can be neither reseeded nor read out.
 */
public final class SplitMix64 implements RandomGenerator {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  /** Starts the sequence that belongs to a seed. Neighbouring seeds give unrelated sequences. */
  public SplitMix64(long seed) {
    reseed(seed);
  }

  /** Starts the sequence that belongs to a seed, as if newly made. */
  public void reseed(long seed) {
    state = mix(seed + GOLDEN_GAMMA);
  }

  /** Returns where the sequence stands, for {@link #restore}. */
  public long state() {
    return state;
  }

  /** Goes on from where {@link #state} was read. */
  public void restore(long savedState) {
    state = savedState;
  }

  @Override
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Scrambles 64 bits: a bijection in which every input bit moves every output bit (Stafford). */
  public static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
