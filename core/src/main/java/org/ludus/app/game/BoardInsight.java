package org.ludus.app.game;

import java.util.Arrays;
import java.util.Optional;
import org.ludus.agent.Policy;
import org.ludus.agent.exploration.EpsilonGreedy;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.render.Insight;
import org.ludus.render.Palette;
import org.ludus.render.SaliencyMap;

/**
 * What a game's brain thinks, as far as it can be drawn over the board: of each place of a world
 * that consists of few, or else, where it sees pictures, what in the present one its choice hangs
 * on.
 */
final class BoardInsight {

  /** What is below has to be seen through it. */
  private static final float OPACITY = 0.7f;

  /** Of the palette's pairs: a colour that no world is full of. */
  private static final int GLOW = 2;

  private final GameRun run;
  private final Optional<ObservedPicture> picture;
  private final float[] gradient;
  private long seen = -1;
  private Insight newest = Insight.NONE;

  BoardInsight(GameRun run) {
    this.run = run;
    Space space = run.session().spec().observationSpace();
    picture = ObservedPicture.of(space);
    gradient = new float[space.size()];
  }

  /** Returns what it thinks now; worked out once for each step. */
  Insight now() {
    if (seen != run.session().version()) {
      seen = run.session().version();
      newest = run.game().brain().map(this::think).orElse(Insight.NONE);
    }
    return newest;
  }

  private Insight think(Brain brain) {
    Optional<Inspectable> board =
        run.session()
            .scene()
            .environment()
            .capability(Inspectable.class)
            .filter(world -> world.places() > 0);
    if (board.isPresent() && run.session().spec().actionSpace() instanceof Space.Discrete actions) {
      return ofPlaces(brain.policy(), board.get(), actions);
    }
    return picture
        .filter(seen -> brain.policy().saliency() != Policy.Saliency.NONE)
        .map(seen -> ofPicture(brain.policy(), seen))
        .orElse(Insight.NONE);
  }

  private Insight ofPlaces(Policy policy, Inspectable world, Space.Discrete actions) {
    int places = world.places();
    float[] values = new float[places];
    int[] best = new int[places];
    float[] scores = new float[actions.count()];
    float[] observation = new float[run.session().observation().length];
    Arrays.fill(best, -1);
    for (int place = 0; place < places; place++) {
      world.observeFrom(place, observation);
      values[place] = policy.value(observation);
      if (policy.scores() != Policy.Scores.NONE) {
        policy.score(observation, scores);
        best[place] = EpsilonGreedy.greatest(scores, 0, scores.length);
      }
    }
    return new Insight(values, best);
  }

  private Insight ofPicture(Policy policy, ObservedPicture seen) {
    policy.differentiate(run.session().observation(), gradient);
    return new Insight(
        new SaliencyMap(
            seen.height(),
            seen.width(),
            seen.weights(gradient, run.session().observation()),
            seen.ofScene(),
            Palette.fade(run.palette().pair(GLOW), OPACITY)));
  }
}
