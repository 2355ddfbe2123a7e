package org.ludus.app;

import com.badlogic.gdx.Files;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.files.FileHandle;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.ludus.app.shell.Sounds;
import org.ludus.profile.SettingsFile;
import org.ludus.sound.Sound;
import org.ludus.sound.Synth;

/** Plays sounds by way of libGDX. Where there is nothing to play them with, it stays silent. */
final class Speaker implements Sounds {

  /** The same sound again sooner than this is only louder, and ugly. */
  private static final long PAUSE_NANOS = 70_000_000;

  private final SettingsFile settings;
  private final Map<Sound, Long> played = new EnumMap<>(Sound.class);
  private final Map<Sound, com.badlogic.gdx.audio.Sound> loaded = new EnumMap<>(Sound.class);

  /** What goes on and on, while it does. */
  private OptionalLong engine = OptionalLong.empty();

  Speaker(SettingsFile settings) {
    this.settings = settings;
  }

  @Override
  public void play(Sound sound) {
    long now = System.nanoTime();
    if (isOn() && now - played.getOrDefault(sound, now - PAUSE_NANOS) >= PAUSE_NANOS) {
      played.put(sound, now);
      load(sound).play(volume());
    }
  }

  @Override
  public void thrust(float level) {
    if (level <= 0 || !isOn()) {
      engine.ifPresent(id -> load(Sound.THRUST).stop(id));
      engine = OptionalLong.empty();
    } else if (engine.isEmpty()) {
      engine = OptionalLong.of(load(Sound.THRUST).loop(volume() * level));
    } else {
      load(Sound.THRUST).setVolume(engine.getAsLong(), volume() * level);
    }
  }

  @Override
  public void dispose() {
    loaded.values().forEach(com.badlogic.gdx.audio.Sound::dispose);
  }

  private boolean isOn() {
    return settings.get().sound() && Gdx.audio != null;
  }

  private float volume() {
    return (float) settings.get().volume();
  }

  private com.badlogic.gdx.audio.Sound load(Sound sound) {
    return loaded.computeIfAbsent(sound, name -> Gdx.audio.newSound(new Wave(name)));
  }

  /** A file that exists in memory only. */
  private static final class Wave extends FileHandle {

    private final byte[] bytes;

    private Wave(Sound sound) {
      super(sound.name() + ".wav", Files.FileType.Internal);
      bytes = Synth.wav(sound);
    }

    @Override
    public InputStream read() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
