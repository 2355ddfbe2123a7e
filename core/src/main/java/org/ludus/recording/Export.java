package org.ludus.recording;

import java.nio.file.Path;

/** A game that is being made into a video in the background. Any thread may ask and cancel. */
public final class Export {

  private final EpisodeLog game;
  private final Path file;
  private final int width;
  private final int height;
  private volatile State state = State.WAITING;
  private volatile double progress;
  private volatile String message = "";
  private volatile boolean cancelled;

  /** How far an export has come. */
  public enum State {
    /** Others come first. */
    WAITING,
    /** Frames are being drawn. */
    RUNNING,
    /** The file is there. */
    FINISHED,
    /** It could not be made, and nothing is left of it. */
    FAILED,
    /** Somebody did not want it any more, and nothing is left of it. */
    CANCELLED;

    /** Returns whether nothing more will happen. */
    public boolean isOver() {
      return this != WAITING && this != RUNNING;
    }
  }

  Export(EpisodeLog game, Path file, int width, int height) {
    this.game = game;
    this.file = file;
    this.width = width;
    this.height = height;
  }

  /** Returns how far it has come. */
  public State state() {
    return state;
  }

  /** Returns the share of the game that has been drawn, 0 to 1. */
  public double progress() {
    return progress;
  }

  /** Returns one line for people about what came of it; empty until it is over. */
  public String message() {
    return message;
  }

  /** Returns the file that it is to become. */
  public Path file() {
    return file;
  }

  /** Gives up, soon if not at once. Does nothing once it is over. */
  public void cancel() {
    cancelled = true;
  }

  EpisodeLog game() {
    return game;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  boolean isCancelled() {
    return cancelled;
  }

  void run() {
    state = State.RUNNING;
  }

  void progress(double share) {
    progress = share;
  }

  /** Ends it. The message is there before the state says that it is. */
  void end(State last, String words) {
    message = words;
    state = last;
  }
}
