package org.ludus.app.game;

import java.util.Arrays;
import org.ludus.agent.Policy;
import org.ludus.agent.exploration.EpsilonGreedy;
import org.ludus.env.Environment;
import org.ludus.env.Space;
import org.ludus.render.Insight;

/** What a game's brain thinks of each place of its world, for worlds that consist of few. */
final class BoardInsight {

  private final GameRun run;
  private long seen = -1;
  private Insight newest = Insight.NONE;

  BoardInsight(GameRun run) {
    this.run = run;
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
    Environment<?> world = run.session().scene().environment();
    Policy policy = brain.policy();
    int places = world.places();
    if (places == 0 || !(run.session().spec().actionSpace() instanceof Space.Discrete actions)) {
      return Insight.NONE;
    }
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
}
