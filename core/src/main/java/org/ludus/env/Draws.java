package org.ludus.env;

/**
 * Where a world's dynamics get their chance from. In play that is {@link #seeded}; a test can put a
 * recorded game's own draws here and so replay it exactly.
 */
public interface Draws {

  /** Starts the draws of the episode with that seed. */
  void begin(long seed);

  /** Draws a real number from {@code [low, high)}. */
  double uniform(double low, double high);

  /** Draws a whole number from {@code [low, high)}. */
  int integer(int low, int high);

  /** Returns draws that are a function of the episode's seed. */
  static Draws seeded() {
    return new Draws() {
      private final SplitMix64 random = new SplitMix64(0);

      @Override
      public void begin(long seed) {
        random.reseed(seed);
      }

      @Override
      public double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
      }

      @Override
      public int integer(int low, int high) {
        return random.nextInt(low, high);
      }
    };
  }
}
