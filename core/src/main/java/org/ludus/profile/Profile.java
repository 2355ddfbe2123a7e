package org.ludus.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All that belongs to a person. Closing it waits until everything is on the disk. */
public final class Profile implements AutoCloseable {

  private final ProfileFolder folder;
  private final SettingsFile settings;
  private final PersonalBests bests;
  private final GameLibrary games;

  /** Opens the profile in a folder, which is closed with it. */
  public Profile(ProfileFolder folder) {
    this.folder = folder;
    settings = new SettingsFile(folder);
    bests = new PersonalBests(folder);
    games = new GameLibrary(folder);
  }

  /** Opens the profile of whoever runs the program. */
  public static Profile open() {
    return new Profile(ProfileFolder.standard());
  }

  /** Returns where it is kept on the disk, if it is meant to be there. */
  public Optional<Path> place() {
    return folder.root();
  }

  /** Returns what was chosen. */
  public SettingsFile settings() {
    return settings;
  }

  /** Returns the best games. */
  public PersonalBests bests() {
    return bests;
  }

  /** Returns the games that were played. */
  public GameLibrary games() {
    return games;
  }

  /** Returns the messages for the person since the last call, oldest first. */
  public List<String> takeMessages() {
    return folder.takeMessages();
  }

  @Override
  public void close() {
    folder.close();
  }
}
