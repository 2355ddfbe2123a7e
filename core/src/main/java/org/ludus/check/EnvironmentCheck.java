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
import java.util.function.Consumer;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.wrapper.Checked;
import org.ludus.render.RasterCanvas;
import org.ludus.render.Scene;

/** Holds an environment against the promises of {@link Environment}, by playing it at random. */
public final class EnvironmentCheck {

  private static final int EPISODES = 20;
  private static final int STEPS_DRAWN = 50;

  /** Longer than any episode of chance that somebody would wait for. */
  private static final int MOST_STEPS = 100_000;

  /** A world whose steps are slow is given up after fewer. */
  private static final long PATIENCE_NANOS = 1_000_000_000L;

  private final EnvironmentEntry<?, ?> entry;
  private final Map<String, String> options;

  private EnvironmentCheck(EnvironmentEntry<?, ?> entry, Map<String, String> options) {
    this.entry = entry;
    this.options = options;
  }

  /**
   * Puts every promise to the test, in some seconds even where episodes go on for ever.
   *
   * @param options options to make the environment with
   */
  public static List<Finding> run(EnvironmentEntry<?, ?> entry, Map<String, String> options) {
    List<Finding> findings = new ArrayList<>();
    run(entry, options, findings::add);
    return List.copyOf(findings);
  }

  /**
   * Puts every promise to the test, and tells what came of each as soon as that is known.
   *
   * @param options options to make the environment with
   */
  public static void run(
      EnvironmentEntry<?, ?> entry, Map<String, String> options, Consumer<Finding> told) {
    EnvironmentCheck check = new EnvironmentCheck(entry, options);
    told.accept(Finding.of("it goes by the id it is registered under", check::id));
    told.accept(Finding.of("observations, rewards and ends are as the spec says", check::spaces));
    told.accept(Finding.of("every episode ends", check::ends));
    told.accept(Finding.of("equal seeds and actions give equal episodes", check::repeats));
    told.accept(Finding.of("an episode does not depend on those before it", check::isIndependent));
    told.accept(Finding.of("instances in other threads play the same episodes", check::threads));
    told.accept(Finding.of("drawing does not change what happens", check::drawing));
    told.accept(Finding.of("what is seen from its places is what it says", check::places));
    told.accept(Finding.of("its model says what happens", check::model));
    told.accept(Finding.of("a finished episode cannot be stepped", check::finished));
    told.accept(Finding.of("the keys choose actions that exist", check::controls));
  }

  /** How many episodes a promise is tried in: fewer where they take long, but one at least. */
  private static final class Budget {

    private final int episodes;
    private final long end;

    Budget() {
      this(EPISODES, System.nanoTime() + PATIENCE_NANOS);
    }

    private Budget(int episodes, long end) {
      this.episodes = episodes;
      this.end = end;
    }

    /** Returns one that is for exactly so many. */
    static Budget of(int episodes) {
      return new Budget(episodes, Long.MAX_VALUE);
    }

    boolean has(int episode) {
      return episode < episodes && (episode == 0 || System.nanoTime() < end);
    }
  }

  private String id() {
    try (Environment<?> environment = entry.make(options)) {
      String id = environment.spec().id();
      return id.equals(entry.id()) ? "" : "its spec calls it " + id;
    }
  }

  private String spaces() {
    Budget budget = new Budget();
    try (Environment<?> environment = new Checked<>(entry.make(options))) {
      for (int seed = 0; budget.has(seed); seed++) {
        RandomEpisode.play(environment, seed);
      }
      return "";
    }
  }

  private String ends() {
    Budget budget = new Budget();
    try (Environment<?> environment = entry.make(options)) {
      int limit = environment.spec().maxEpisodeSteps();
      for (int seed = 0; budget.has(seed); seed++) {
        RandomEpisode episode = toItsEnd(environment, seed);
        if (episode.length() > limit) {
          return "episode %s took %s steps, over the limit of %s"
              .formatted(seed, episode.length(), limit);
        } else if (!episode.ended()) {
          return "the episode with seed %s had not ended after %s steps of chance"
              .formatted(seed, episode.length());
        }
      }
      return "";
    }
  }

  /** Plays an episode to its end, or as far as anybody would wait. */
  private static RandomEpisode toItsEnd(Environment<?> environment, long seed) {
    int limit = environment.spec().maxEpisodeSteps();
    if (limit != EnvironmentSpec.NO_LIMIT) {
      return RandomEpisode.play(environment, seed, limit + 1, own -> {});
    }
    long begin = System.nanoTime();
    RandomEpisode episode = RandomEpisode.play(environment, seed);
    for (int steps = 10_000; steps <= MOST_STEPS; steps *= 10) {
      if (episode.ended() || System.nanoTime() - begin > PATIENCE_NANOS) {
        return episode;
      }
      episode = RandomEpisode.play(environment, seed, steps, own -> {});
    }
    return episode;
  }

  private String repeats() {
    Budget budget = new Budget();
    try (Environment<?> one = entry.make(options);
        Environment<?> other = entry.make(options)) {
      for (int seed = 0; budget.has(seed); seed++) {
        RandomEpisode first = RandomEpisode.play(one, seed);
        if (!first.equals(RandomEpisode.play(other, seed))) {
          return "two instances played seed %s differently".formatted(seed);
        }
      }
      return "";
    }
  }

  private String isIndependent() {
    Budget budget = new Budget();
    try (Environment<?> used = entry.make(options)) {
      for (int seed = 0; budget.has(seed); seed++) {
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
    List<RandomEpisode> expected = episodes(new Budget());
    for (int i = 0; i < 4; i++) {
      players.add(() -> episodes(Budget.of(expected.size())));
    }
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

  private List<RandomEpisode> episodes(Budget budget) {
    try (Environment<?> environment = entry.make(options)) {
      List<RandomEpisode> episodes = new ArrayList<>();
      for (int seed = 0; budget.has(seed); seed++) {
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
    Budget budget = new Budget();
    try (Environment<?> looked = new Checked<>(entry.make(options));
        Environment<?> alone = entry.make(options)) {
      float[] seen = new float[looked.spec().observationSpace().size()];
      Optional<Inspectable> board = looked.capability(Inspectable.class);
      boolean[] missed = new boolean[1];
      for (int seed = 0; budget.has(seed); seed++) {
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
      if (!RandomEpisode.play(environment, 1).ended()) {
        return "none has ended";
      }
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
