package org.ludus.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Makes the game's sounds from tones and noise: 16 bits, one channel. They are the same every time
 * and no louder than 0.8 of what there is room for.
 */
public final class Synth {

  /** Samples in a second. */
  public static final int SAMPLE_RATE = 44_100;

  private static final int HEADER = 44;

  // Pitches of the tempered scale, in Hz.
  private static final double C4 = 261.63;
  private static final double E4 = 329.63;
  private static final double G4 = 392.00;
  private static final double A4 = 440.00;
  private static final double C5 = 523.25;
  private static final double E5 = 659.26;
  private static final double G5 = 783.99;
  private static final double C6 = 1046.50;

  private Synth() {}

  /** Returns the samples of a sound. */
  public static short[] samples(Sound sound) {
    return switch (sound) {
      case MOVE -> new Waveform(0.09).tone(0, 0.09, C5, E5, 1, 0.1).finish(0.35);
      case BUMP ->
          new Waveform(0.16)
              .tone(0, 0.16, 150, 70, 1, 0.3)
              .noise(0, 0.06, 900, 300, 0.5)
              .finish(0.6);
      case PORTAL ->
          new Waveform(0.55)
              .tone(0, 0.55, C4, C6, 1, 0.15)
              .tone(0.08, 0.47, G4, G5 * 2, 0.5, 0)
              .finish(0.5);
      case GOAL -> arpeggio(0.12, 0.5, C5, E5, G5, C6).finish(0.6);
      case FAIL ->
          new Waveform(0.6)
              .tone(0, 0.3, E4, E4 * 0.94, 1, 0.3)
              .tone(0.22, 0.38, C4, C4 * 0.8, 1, 0.3)
              .finish(0.55);
      case PUSH -> new Waveform(0.07).noise(0, 0.07, 700, 250, 1).finish(0.25);
      case TOPPLE ->
          new Waveform(0.6)
              .tone(0, 0.5, A4, 90, 0.8, 0.2)
              .noise(0.38, 0.22, 1200, 200, 1)
              .finish(0.6);
      case THRUST -> Waveform.endlessNoise(1, 420).finishLoop(0.6);
      case PUFF -> new Waveform(0.14).noise(0, 0.14, 5000, 1800, 1).finish(0.3);
      case TOUCH ->
          new Waveform(0.14)
              .tone(0, 0.14, 220, 130, 1, 0.4)
              .noise(0, 0.03, 3000, 1000, 0.4)
              .finish(0.45);
      case LAND -> arpeggio(0.14, 0.6, G4, C5, E5, G5).finish(0.6);
      case CRASH ->
          new Waveform(1.1).noise(0, 1.1, 2500, 90, 1).tone(0, 0.5, 110, 35, 0.9, 0.2).finish(0.75);
      case WALL -> new Waveform(0.06).tone(0, 0.06, C5, C5, 1, 0.3).finish(0.25);
      case PADDLE -> new Waveform(0.1).tone(0, 0.1, C4, G4, 1, 0.4).finish(0.4);
      case BRICK ->
          new Waveform(0.14)
              .tone(0, 0.14, G5, C6, 1, 0.3)
              .noise(0, 0.05, 6000, 2500, 0.4)
              .finish(0.4);
      case SHOT ->
          new Waveform(0.18)
              .tone(0, 0.18, C6 * 1.5, C4, 1, 0.25)
              .noise(0, 0.03, 5000, 3000, 0.3)
              .finish(0.35);
      case ENEMY_SHOT -> new Waveform(0.2).tone(0, 0.2, A4, 110, 1, 0.5).finish(0.25);
      case BURST ->
          new Waveform(0.28)
              .noise(0, 0.28, 4000, 400, 1)
              .tone(0, 0.2, G5, C4 / 2, 0.7, 0.4)
              .finish(0.5);
      case MARCH_LOW -> new Waveform(0.12).tone(0, 0.12, 130, 110, 1, 0.6).finish(0.3);
      case MARCH_HIGH -> new Waveform(0.12).tone(0, 0.12, 160, 140, 1, 0.6).finish(0.3);
      case WAVE -> arpeggio(0.07, 0.35, C4, G4, C5, G5).finish(0.5);
      case COUNTDOWN -> new Waveform(0.18).tone(0, 0.18, A4, A4, 1, 0.2).finish(0.5);
      case GO -> new Waveform(0.45).tone(0, 0.45, A4 * 2, A4 * 2, 1, 0.2).finish(0.55);
      case CLICK -> new Waveform(0.045).tone(0, 0.045, 1400, 900, 1, 0).finish(0.25);
      case WIN -> arpeggio(0.1, 0.6, C5, E5, G5, C6, G5, C6).finish(0.6);
      case LOSE -> arpeggio(0.17, 0.5, G4, E4, C4).finish(0.5);
      case BEST -> arpeggio(0.08, 0.8, G4, C5, E5, G5, C6, C6 * 1.26).finish(0.6);
    };
  }

  /** One note after the other, each dying away under the next. */
  private static Waveform arpeggio(double apart, double length, double... pitches) {
    Waveform waveform = new Waveform(apart * (pitches.length - 1) + length);
    for (int i = 0; i < pitches.length; i++) {
      waveform.tone(i * apart, length, pitches[i], pitches[i], 1, 0.2);
    }
    return waveform;
  }

  /** Returns a sound as the content of a WAV file. */
  public static byte[] wav(Sound sound) {
    short[] samples = samples(sound);
    int bytes = samples.length * Short.BYTES;
    ByteBuffer file = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
    tag(file, "RIFF").putInt(HEADER - 8 + bytes);
    tag(file, "WAVE");
    // The format: 16 bytes about plain samples (1) in one channel.
    tag(file, "fmt ").putInt(16).putShort((short) 1).putShort((short) 1);
    file.putInt(SAMPLE_RATE).putInt(SAMPLE_RATE * Short.BYTES);
    file.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
    tag(file, "data").putInt(bytes);
    for (short sample : samples) {
      file.putShort(sample);
    }
    return file.array();
  }

  private static ByteBuffer tag(ByteBuffer file, String name) {
    return file.put(name.getBytes(StandardCharsets.US_ASCII));
  }
}
