package org.ludus.app.xray;

import java.util.Arrays;
import java.util.Optional;
import org.ludus.agent.Explains;
import org.ludus.agent.parts.Argmax;
import org.ludus.app.play.Brain;
import org.ludus.app.play.EpisodeInPlay;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.render.Insight;
import org.ludus.render.Palette;
import org.ludus.render.SaliencyMap;

/**
 * What a brain thinks of an episode, as far as it can be drawn over the board: of each place of a
 * world that consists of few, or else, where it sees pictures, what in the present one its choice
 * hangs on.
 */
public final class BoardInsight {

  /** What is below has to be seen through it. */
  private static final float OPACITY = 0.7f;

  /** Of the palette's pairs: a colour that no world is full of. */
  private static final int GLOW = 2;

  private final EpisodeInPlay<?> episode;
  private final Optional<Brain> brain;
  private final Palette palette;
  private final Optional<ObservedPicture> picture;
  private final float[] gradient;
  private long seen = -1;
  private Insight newest = Insight.NONE;

  /**
   * Makes the insight into an episode.
   *
   * @param brain whose thoughts are shown, if anybody's
   * @param palette the colours that the world is drawn in
   */
  public BoardInsight(EpisodeInPlay<?> episode, Optional<Brain> brain, Palette palette) {
    this.episode = episode;
    this.brain = brain;
    this.palette = palette;
    Space space = episode.spec().observationSpace();
    picture = ObservedPicture.of(space);
    gradient = new float[space.size()];
  }

  /** Returns what it thinks now; worked out once for each step. */
  public Insight now() {
    if (seen != episode.version()) {
      seen = episode.version();
      newest = brain.map(this::think).orElse(Insight.NONE);
    }
    return newest;
  }

  private Insight think(Brain thinker) {
    Optional<Inspectable> board =
        episode
            .scene()
            .environment()
            .capability(Inspectable.class)
            .filter(environment -> environment.places() > 0);
    if (board.isPresent() && episode.spec().actionSpace() instanceof Space.Discrete actions) {
      return ofPlaces(thinker.explains(), board.get(), actions);
    }
    return picture
        .filter(seen -> thinker.explains().saliency() != Explains.Saliency.NONE)
        .map(seen -> ofPicture(thinker.explains(), seen))
        .orElse(Insight.NONE);
  }

  private Insight ofPlaces(Explains policy, Inspectable environment, Space.Discrete actions) {
    int places = environment.places();
    float[] values = new float[places];
    int[] best = new int[places];
    float[] scores = new float[actions.count()];
    float[] observation = new float[episode.observation().length];
    Arrays.fill(best, -1);
    for (int place = 0; place < places; place++) {
      environment.observeFrom(place, observation);
      values[place] = policy.value(observation);
      if (policy.scores() != Explains.Scores.NONE) {
        policy.score(observation, scores);
        best[place] = Argmax.of(scores, 0, scores.length);
      }
    }
    return new Insight(values, best);
  }

  private Insight ofPicture(Explains policy, ObservedPicture seen) {
    policy.differentiate(episode.observation(), gradient);
    return new Insight(
        new SaliencyMap(
            seen.height(),
            seen.width(),
            seen.weights(gradient, episode.observation()),
            seen.ofScene(),
            Palette.fade(palette.pair(GLOW), OPACITY)));
  }
}
