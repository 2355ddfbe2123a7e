package org.ludus.env;

/**
 * One root seed, split into named streams, so that everything random in a run follows from it and a
 * new consumer does not shift the others.
 *
 * @param seed the root
 */
public record RandomStreams(long seed) {

  /** Returns the stream that the seeds of one environment's episodes are drawn from. */
  public SplitMix64 episodeSeeds(int row) {
    return stream("episode seeds " + row);
  }

  /** Returns the stream of that name, from its beginning. */
  public SplitMix64 stream(String name) {
    // FNV-1a, 64 bits: spelled out because String.hashCode has only 32.
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return new SplitMix64(SplitMix64.mix(seed) ^ hash);
  }
}
