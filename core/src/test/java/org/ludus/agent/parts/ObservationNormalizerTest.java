package org.ludus.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.file.Kept;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Initialization;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;

class ObservationNormalizerTest {

  private static final Space.Box SEEN =
      Space.Box.of(
          new Space.Dimension("x", "m", -100, 100, -4, 4),
          new Space.Dimension("v", "m/s", -100, 100, -0.5f, 0.25f));

  /** Means 3 and 20, deviations 1 and 10. */
  private static final float[] ROWS = {2, 10, 4, 30};

  private final ObservationNormalizer running = new ObservationNormalizer(SEEN, true);

  @Test
  void at_first_the_typical_range_is_brought_to_one() {
    assertThat(normalized(running, 4, -0.5f)).containsExactly(1, -1);
  }

  @Test
  void statistics_stand_still_until_they_are_updated() {
    normalized(running, 2, 10);
    normalized(running, 4, 30);
    assertThat(normalized(running, 4, -0.5f)).containsExactly(1, -1);

    running.update(ROWS, 2);

    assertThat(normalized(running, 4, 10)).containsExactly(new float[] {1, -1}, within(1e-5f));
    assertThat(normalized(running, 3, 20)).containsExactly(new float[] {0, 0}, within(1e-5f));
    assertThat(normalized(running, 4, 10)).containsExactly(new float[] {1, -1}, within(1e-5f));
  }

  @Test
  void all_that_was_ever_seen_counts() {
    running.update(ROWS, 2);
    // All together 2, 4, 6 and 8: the mean 5, the variance 5.
    running.update(new float[] {6, 0, 8, 0}, 2);

    assertThat(normalized(running, 5, 0)[0]).isCloseTo(0, within(1e-5f));
    assertThat(normalized(running, 10, 0)[0]).isCloseTo((float) Math.sqrt(5), within(1e-5f));
  }

  @Test
  void without_statistics_the_typical_range_serves_for_good() {
    ObservationNormalizer fixed = new ObservationNormalizer(SEEN, false);
    fixed.update(ROWS, 2);

    assertThat(normalized(fixed, 4, -0.5f)).containsExactly(1, -1);
  }

  @Test
  void a_row_can_be_written_into_another() {
    float[] inputs = {7, 7, 7, 7, 7, 7};
    running.normalize(new float[] {0, 0, 2, 0.25f}, 1, inputs, 2);

    assertThat(inputs).containsExactly(7, 7, 7, 7, 0.5f, 0.5f);
  }

  @Test
  void a_network_that_takes_observations_as_they_are_answers_the_same() {
    NetworkSpec spec = new NetworkSpec(2, List.of(8), Activation.TANH, 3);
    FrozenNetwork net =
        new FrozenNetwork(spec, Initialization.AUTOMATIC.draw(spec, new SplitMix64(3)));
    for (int update = 0; update < 2; update++) {
      FrozenNetwork plain = running.unnormalized(net);
      for (float x : new float[] {-3, 0.5f, 7}) {
        assertThat(outputs(plain, new float[] {x, 10 * x}))
            .containsExactly(outputs(net, normalized(running, x, 10 * x)), within(1e-5f));
      }
      running.update(ROWS, 2);
    }
  }

  @Test
  void statistics_are_brought_back(@TempDir Path folder) throws IOException {
    ObservationNormalizer other = new ObservationNormalizer(SEEN, true);
    Kept.in(folder.resolve("none.bin"), running::persist, other::persist);
    assertThat(normalized(other, 4, -0.5f)).as("nothing seen yet").containsExactly(1, -1);

    running.update(ROWS, 2);
    Kept.in(folder.resolve("some.bin"), running::persist, other::persist);
    assertThat(normalized(other, 1, 2)).isEqualTo(normalized(running, 1, 2));

    running.update(new float[] {6, 0}, 1);
    other.update(new float[] {6, 0}, 1);
    assertThat(normalized(other, 1, 2)).isEqualTo(normalized(running, 1, 2));
  }

  private static float[] normalized(ObservationNormalizer normalizer, float x, float v) {
    float[] inputs = new float[2];
    normalizer.normalize(new float[] {x, v}, 1, inputs);
    return inputs;
  }

  private static float[] outputs(FrozenNetwork net, float[] inputs) {
    float[] outputs = new float[net.spec().outputs()];
    net.forward(inputs, 0, outputs, 0, net.newWorkspace());
    return outputs;
  }
}
