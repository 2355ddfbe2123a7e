package org.ludus.profile;

import java.util.List;
import java.util.Locale;

/** What keys can do in a game besides acting in its world. */
public enum Command {
  /** Stops the world, or lets it go on. */
  PAUSE("pause", "P Space"),
  /** Takes one step of a world that stands still. */
  STEP("step", "N ."),
  /** Takes back one step. */
  BACK("back", "B ,"),
  /** Doubles the speed. */
  FASTER("faster", "Plus ="),
  /** Halves the speed. */
  SLOWER("slower", "-"),
  /** Starts another episode. */
  RESTART("restart", "R"),
  /** Hides the panels, or brings them back. */
  HIDE("hide", "H"),
  /** Shows what the agent sees and expects, or no longer. */
  XRAY("x-ray", "X"),
  /** Turns the sound on or off. */
  SOUND("sound", "M"),
  /** Takes the controls over from an agent, or hands them back. */
  TAKE_OVER("take over", "T"),
  /** Marks the game so that it is not forgotten. */
  KEEP("keep", "K"),
  /** Goes back to where one came from. */
  MENU("leave", "Escape"),
  /** Shows all keys. */
  HELP("all keys", "F1");

  private final String label;
  private final String keys;

  /** Makes a command; its keys are separated by spaces. */
  Command(String label, String keys) {
    this.label = label;
    this.keys = keys;
  }

  /** Returns what it does, for people. */
  public String label() {
    return label;
  }

  /** Returns the keys it has unless somebody chooses others, by libGDX's names. */
  public List<String> defaultKeys() {
    return List.of(keys.split(" ", -1));
  }

  /** Returns its name in files. */
  String entry() {
    return name().toLowerCase(Locale.ROOT);
  }
}
