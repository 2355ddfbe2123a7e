package org.ludus.app.game;

import com.badlogic.gdx.graphics.g2d.SpriteBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ludus.app.shell.Shell;
import org.ludus.app.shell.Sounds;
import org.ludus.app.ui.Style;
import org.ludus.profile.Profile;
import org.ludus.profile.ProfileFolder;
import org.ludus.recording.Exports;
import org.ludus.render.Palette;
import org.ludus.sound.Sound;

/** A program without a window, for what lies behind its pages; remembers what it was told. */
final class QuietShell implements Shell {

  final Profile profile = new Profile(ProfileFolder.inMemory());
  final List<String> said = new ArrayList<>();
  final List<Sound> played = new ArrayList<>();
  final List<IOException> failures = new ArrayList<>();

  @Override
  public SpriteBatch batch() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Style style() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Palette palette() {
    return Palette.NIGHT;
  }

  @Override
  public Profile profile() {
    return profile;
  }

  @Override
  public Exports exports() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Sounds sounds() {
    return new Sounds() {
      @Override
      public void play(Sound sound) {
        played.add(sound);
      }

      @Override
      public void thrust(float level) {}

      @Override
      public void dispose() {}
    };
  }

  @Override
  public void open(PageFactory factory) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void replace(PageFactory factory) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void back() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void showMenu(String message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void say(String message) {
    said.add(message);
  }

  @Override
  public void failed(IOException e) {
    failures.add(e);
  }

  @Override
  public void toggleSound() {}

  @Override
  public void toggleFullScreen() {}

  @Override
  public void screenshot() {}

  @Override
  public void picture(int x, int y, int width, int height) {}

  @Override
  public void restyle() {}

  @Override
  public void quit() {}
}
