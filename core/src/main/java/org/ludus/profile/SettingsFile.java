package org.ludus.profile;

import java.util.function.UnaryOperator;

/**
 * The file {@code settings.yaml}, read once and written whenever something was chosen. A damaged
 * file is put aside. Any thread may use it.
 */
public final class SettingsFile {

  private static final String NAME = "settings.yaml";

  private final ProfileFolder folder;
  private PlayerSettings settings;

  /** Reads the settings in a folder; the defaults, where there are none. */
  public SettingsFile(ProfileFolder folder) {
    this.folder = folder;
    settings = PlayerSettings.read(Entries.read(folder, NAME));
  }

  /** Returns the settings as they are now. */
  public synchronized PlayerSettings get() {
    return settings;
  }

  /**
   * Changes the settings and keeps them.
   *
   * @param change given the settings, returns what to put in their place
   */
  public synchronized void change(UnaryOperator<PlayerSettings> change) {
    PlayerSettings changed = change.apply(settings);
    if (!changed.equals(settings)) {
      settings = changed;
      folder.write(NAME, () -> Entries.write(changed.toMap()));
    }
  }
}
