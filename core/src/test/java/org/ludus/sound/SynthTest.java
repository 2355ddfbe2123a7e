package org.ludus.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SynthTest {

  private static final double FULL = Short.MAX_VALUE;

  @ParameterizedTest
  @EnumSource
  void sounds_are_heard_but_never_too_loud(Sound sound) {
    short[] samples = Synth.samples(sound);
    double peak = 0;
    double power = 0;
    double mean = 0;
    for (short sample : samples) {
      peak = Math.max(peak, Math.abs(sample / FULL));
      power += Math.pow(sample / FULL, 2) / samples.length;
      mean += sample / FULL / samples.length;
    }

    assertThat(peak).isBetween(0.2, 0.8);
    assertThat(Math.sqrt(power)).isGreaterThan(0.02);
    assertThat(mean).isCloseTo(0, within(0.002));
    assertThat((double) samples.length / Synth.SAMPLE_RATE).isBetween(0.03, 1.5);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "THRUST")
  void sounds_begin_and_end_softly(Sound sound) {
    short[] samples = Synth.samples(sound);

    assertThat(sound.loops()).isFalse();
    for (int i = 0; i < 20; i++) {
      assertThat(Math.abs(samples[i] / FULL)).isLessThan(0.06);
      assertThat(Math.abs(samples[samples.length - 1 - i] / FULL)).isLessThan(0.01);
    }
    assertThat(samples[0]).isZero();
    assertThat(samples[samples.length - 1]).isZero();
  }

  @Test
  void the_loop_has_no_seam() {
    assertThat(Sound.THRUST.loops()).isTrue();
    short[] samples = Synth.samples(Sound.THRUST);
    int largestStep = 0;
    for (int i = 1; i < samples.length; i++) {
      largestStep = Math.max(largestStep, Math.abs(samples[i] - samples[i - 1]));
    }

    assertThat(Math.abs(samples[0] - samples[samples.length - 1])).isLessThanOrEqualTo(largestStep);
    assertThat(largestStep / FULL).isLessThan(0.1);
    // As loud at the seam as elsewhere: no pumping.
    assertThat(power(samples, 0)).isCloseTo(power(samples, samples.length / 2), within(0.06));
  }

  private static double power(short[] samples, int from) {
    double power = 0;
    int count = samples.length / 4;
    for (int i = from; i < from + count; i++) {
      power += Math.pow(samples[i] / FULL, 2) / count;
    }
    return Math.sqrt(power);
  }

  @Test
  void sounds_differ_from_each_other_but_not_from_time_to_time() {
    Set<Integer> hashes = new HashSet<>();
    for (Sound sound : Sound.values()) {
      assertThat(Synth.samples(sound)).isEqualTo(Synth.samples(sound));
      hashes.add(Arrays.hashCode(Synth.samples(sound)));
    }
    assertThat(hashes).hasSize(Sound.values().length);
  }

  @Test
  void wav_files_are_understood() throws Exception {
    short[] samples = Synth.samples(Sound.MOVE);
    try (AudioInputStream in =
        AudioSystem.getAudioInputStream(new ByteArrayInputStream(Synth.wav(Sound.MOVE)))) {
      AudioFormat format = in.getFormat();
      assertThat(format.getSampleRate()).isEqualTo(44_100);
      assertThat(format.getSampleSizeInBits()).isEqualTo(16);
      assertThat(format.getChannels()).isEqualTo(1);
      assertThat(format.getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_SIGNED);
      assertThat(in.getFrameLength()).isEqualTo(samples.length);
      byte[] bytes = in.readAllBytes();
      int middle = samples.length / 2;
      assertThat((short) ((bytes[2 * middle] & 0xFF) | (bytes[2 * middle + 1] << 8)))
          .isEqualTo(samples[middle]);
    }
  }
}
