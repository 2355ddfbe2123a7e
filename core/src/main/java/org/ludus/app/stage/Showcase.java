package org.ludus.app.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.ludus.app.play.Brain;
import org.ludus.app.play.EpisodeInPlay;
import org.ludus.app.play.Pace;
import org.ludus.app.play.Pilot;
import org.ludus.app.play.PolicyPilot;
import org.ludus.app.ui.Picture;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.model.Models;
import org.ludus.render.Palette;
import org.ludus.render.Scene;

/** A world that goes on and on beside something else, episode after episode. */
public final class Showcase implements Picture.Drawing, AutoCloseable {

  /** How long the end of an episode is to be seen. */
  private static final double PAUSE_SECONDS = 1;

  /** Played beforehand, so that there is something to see. */
  private static final double HEAD_START_SECONDS = 1.3;

  private final EpisodeInPlay<?> episode;
  private final Supplier<? extends Pilot> players;
  private final Pace pace = new Pace(1, System::nanoTime);
  private double pause;
  private long seed;
  private long version;

  /**
   * Starts the first episode.
   *
   * @param scene is closed in the end
   * @param players gives who plays, asked for every episode
   */
  public Showcase(Scene<?> scene, Supplier<? extends Pilot> players) {
    this.players = players;
    episode = new EpisodeInPlay<>(scene, players.get());
    begin();
  }

  /** Returns a world played by the best model there is for it, if any can play it as it is set. */
  public static Optional<Showcase> best(EnvironmentReference environment, Palette palette) {
    return Brain.best(environment).map(brain -> of(brain, palette));
  }

  /** Returns a world played by the best model there is for it; by chance, if there is none. */
  public static Showcase any(EnvironmentReference environment, Palette palette) {
    return best(environment, palette).orElseGet(() -> random(environment, palette));
  }

  /** Returns a world played by chance. */
  public static Showcase random(EnvironmentReference environment, Palette palette) {
    try {
      return of(Brain.of(Models.find(environment + "/random")), palette);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a model's world, played by it, and for a moment already. */
  public static Showcase of(Brain brain, Palette palette) {
    PolicyPilot pilot = new PolicyPilot(brain.name(), brain.policy());
    Showcase showcase = new Showcase(brain.model().open(palette), () -> pilot);
    for (int i = 0; i < HEAD_START_SECONDS * showcase.episode.spec().stepsPerSecond(); i++) {
      showcase.episode.step();
    }
    return showcase;
  }

  private void begin() {
    seed++;
    pause = PAUSE_SECONDS;
    episode.handTo(players.get());
    episode.begin(seed);
  }

  /** Lets time pass. */
  public void advance(float seconds) {
    version++;
    if (!episode.ended()) {
      pace.advance(seconds, episode.spec().stepsPerSecond(), episode::step);
    } else if ((pause -= seconds) <= 0) {
      begin();
    }
  }

  /** Returns the episode that is shown. */
  public EpisodeInPlay<?> episode() {
    return episode;
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public int[] paint(int width, int height) {
    return episode.paint(width, height, 0, episode.ended() ? 1 : pace.part(), Optional.empty());
  }

  @Override
  public void close() {
    episode.close();
  }
}
