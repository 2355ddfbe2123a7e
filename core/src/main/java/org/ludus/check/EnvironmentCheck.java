package org.ludus.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.env.Environment;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.wrapper.Checked;
import org.ludus.render.RasterCanvas;
import org.ludus.render.Scene;

/** Holds an environment against the promises of {@link Environment}, by playing it at random. */
public final class EnvironmentCheck {

  private static final int EPISODES = 20;
  private static final int STEPS_DRAWN = 50;

  private final EnvironmentEntry<?, ?> entry;
  private final Map<String, String> options;

  private EnvironmentCheck(EnvironmentEntry<?, ?> entry, Map<String, String> options) {
    this.entry = entry;
    this.options = options;
  }

  /**
   * Puts every promise to the test.
   *
   * @param options options to make the environment with
   */
  public static List<Finding> run(EnvironmentEntry<?, ?> entry, Map<String, String> options) {
    EnvironmentCheck check = new EnvironmentCheck(entry, options);
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.of("it goes by the id it is registered under", check::id));
    findings.add(Finding.of("observations, rewards and ends are as the spec says", check::spaces));
    findings.add(Finding.of("every episode ends", check::ends));
    findings.add(Finding.of("equal seeds and actions give equal episodes", check::repeats));
    findings.add(Finding.of("an episode does not depend on those before it", check::isIndependent));
    findings.add(Finding.of("instances in other threads play the same episodes", check::threads));
    findings.add(Finding.of("drawing does not change what happens", check::drawing));
    findings.add(Finding.of("what is seen from its places is what it says", check::places));
    findings.add(Finding.of("its model says what happens", check::model));
    findings.add(Finding.of("a finished episode cannot be stepped", check::finished));
    findings.add(Finding.of("the keys choose actions that exist", check::controls));
    return List.copyOf(findings);
  }

  private String id() {
    try (Environment<?> environment = entry.make(options)) {
      String id = environment.spec().id();
      return id.equals(entry.id()) ? "" : "its spec calls it " + id;
    }
  }

  private String spaces() {
    try (Environment<?> environment = new Checked<>(entry.make(options))) {
      for (int seed = 0; seed < EPISODES; seed++) {
        RandomEpisode.play(environment, seed);
      }
      return "";
    }
  }

  private String ends() {
    try (Environment<?> environment = entry.make(options)) {
      int limit = environment.spec().maxEpisodeSteps();
      for (int seed = 0; seed < EPISODES; seed++) {
        int length = RandomEpisode.play(environment, seed).length();
        if (length > limit) {
          return "episode %s took %s steps, over the limit of %s".formatted(seed, length, limit);
        }
      }
      return "";
    }
  }

  private String repeats() {
    try (Environment<?> one = entry.make(options);
        Environment<?> other = entry.make(options)) {
      for (int seed = 0; seed < EPISODES; seed++) {
        RandomEpisode first = RandomEpisode.play(one, seed);
        if (!first.equals(RandomEpisode.play(other, seed))) {
          return "two instances played seed %s differently".formatted(seed);
        }
      }
      return "";
    }
  }

  private String isIndependent() {
    try (Environment<?> used = entry.make(options)) {
      for (int seed = 0; seed < EPISODES; seed++) {
        RandomEpisode.play(used, seed + 1000L);
        // An episode left in the middle must leave no trace either.
        RandomEpisode.play(used, seed + 2000L, 3, own -> {});
        RandomEpisode after = RandomEpisode.play(used, seed);
        try (Environment<?> fresh = entry.make(options)) {
          if (!after.equals(RandomEpisode.play(fresh, seed))) {
            return "seed %s played differently after other episodes".formatted(seed);
          }
        }
      }
      return "";
    }
  }

  private String threads() throws InterruptedException, ExecutionException {
    List<Callable<List<RandomEpisode>>> players = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      players.add(this::episodes);
    }
    List<RandomEpisode> expected = episodes();
    ExecutorService executor = Executors.newFixedThreadPool(players.size());
    try {
      for (Future<List<RandomEpisode>> result : executor.invokeAll(players)) {
        if (!result.get().equals(expected)) {
          return "four at once played differently from one alone";
        }
      }
      return "";
    } finally {
      executor.shutdownNow();
    }
  }

  private List<RandomEpisode> episodes() {
    try (Environment<?> environment = entry.make(options)) {
      List<RandomEpisode> episodes = new ArrayList<>();
      for (int seed = 0; seed < EPISODES; seed++) {
        episodes.add(RandomEpisode.play(environment, seed));
      }
      return episodes;
    }
  }

  private String drawing() {
    RasterCanvas canvas = new RasterCanvas(160, 160);
    try (Scene<?> scene = entry.open(options);
        Environment<?> alone = entry.make(options)) {
      RandomEpisode drawn =
          RandomEpisode.play(scene.environment(), 7, STEPS_DRAWN, own -> scene.draw(canvas));
      RandomEpisode undrawn = RandomEpisode.play(alone, 7, STEPS_DRAWN, own -> {});
      return drawn.equals(undrawn) ? "" : "seed 7 played differently while being drawn";
    }
  }

  /**
   * Looks from every place after every step. The agent's own observation has to be among what is
   * seen, and looking around must not change what happens.
   */
  private String places() {
    try (Environment<?> looked = new Checked<>(entry.make(options));
        Environment<?> alone = entry.make(options)) {
      float[] seen = new float[looked.spec().observationSpace().size()];
      Optional<Inspectable> board = looked.capability(Inspectable.class);
      boolean[] missed = new boolean[1];
      for (int seed = 0; seed < EPISODES; seed++) {
        RandomEpisode around =
            RandomEpisode.play(
                looked, seed, STEPS_DRAWN, own -> missed[0] |= !isSeenFromAPlace(board, own, seen));
        if (missed[0]) {
          return "the agent's observation in seed %s is seen from none of them".formatted(seed);
        }
        if (!around.equals(RandomEpisode.play(alone, seed, STEPS_DRAWN, own -> {}))) {
          return "seed %s played differently while being looked at".formatted(seed);
        }
      }
      return "";
    }
  }

  private static boolean isSeenFromAPlace(Optional<Inspectable> world, float[] own, float[] seen) {
    int places = world.map(Inspectable::places).orElse(0);
    boolean found = places == 0;
    for (int place = 0; place < places; place++) {
      world.orElseThrow().observeFrom(place, seen);
      found |= Arrays.equals(own, seen);
    }
    return found;
  }

  private String model() {
    try (Environment<?> environment = entry.make(options)) {
      return ModelCheck.problem(environment);
    }
  }

  private String finished() {
    try (Environment<?> environment = entry.make(options)) {
      RandomEpisode.play(environment, 1);
      float[] observation = new float[environment.spec().observationSpace().size()];
      float[] action = new float[environment.spec().actionSpace().size()];
      environment.step(action, observation);
      return "it took a step after its end";
    } catch (IllegalStateException e) {
      return "";
    }
  }

  private String controls() {
    try (Environment<?> environment = entry.make(options)) {
      Space actions = environment.spec().actionSpace();
      List<List<Float>> all = new ArrayList<>(entry.controls().rest());
      entry.controls().keys().forEach(key -> all.add(key.action()));
      for (List<Float> action : all) {
        float[] flat = new float[action.size()];
        for (int i = 0; i < flat.length; i++) {
          flat[i] = action.get(i);
        }
        if (flat.length != actions.size() || !actions.contains(flat, 0)) {
          return action + " is not an action";
        }
      }
      return "";
    }
  }
}
