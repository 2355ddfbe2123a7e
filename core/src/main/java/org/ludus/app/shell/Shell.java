package org.ludus.app.shell;

import com.badlogic.gdx.graphics.g2d.SpriteBatch;
import java.io.IOException;
import org.ludus.app.ui.Page;
import org.ludus.app.ui.Style;
import org.ludus.profile.Profile;
import org.ludus.recording.Exports;
import org.ludus.render.Palette;

/** The program as its pages see it. All of it runs on the thread that draws. */
public interface Shell {

  /** Makes a page when it is to be shown, and again when people come back to it. */
  @FunctionalInterface
  interface PageFactory {
    /** Makes the page; whatever is thrown becomes a message on screen. */
    Page make() throws IOException;
  }

  /** Returns what everything is drawn with. */
  SpriteBatch batch();

  /** Returns how everything looks at present. */
  Style style();

  /** Returns the colours of the worlds at present. */
  Palette palette();

  /** Returns what belongs to the person: settings, personal bests, games. */
  Profile profile();

  /** Returns what makes films of games. */
  Exports exports();

  /** Returns what makes sounds. */
  Sounds sounds();

  /** Shows another page, or, if that cannot be opened, the menu, which says why. */
  void open(PageFactory factory);

  /** Shows another page in the place of this one, to which nobody wants to go back. */
  void replace(PageFactory factory);

  /** Goes back to the page that led to this one. */
  void back();

  /**
   * Goes to the menu.
   *
   * @param message something people should know, or empty
   */
  void showMenu(String message);

  /** Shows a line that goes by itself. */
  void say(String message);

  /** Takes note that a recording somebody had asked for could not be written. */
  void failed(IOException e);

  /** Switches the sound on or off. */
  void toggleSound();

  /** Fills the screen, or fits a window again. */
  void toggleFullScreen();

  /** Saves what the window shows. */
  void screenshot();

  /** Saves a part of what the window shows, given in pixels from the lower left. */
  void picture(int x, int y, int width, int height);

  /** Makes everything look as the settings say by now. */
  void restyle();

  /** Ends the program. */
  void quit();
}
