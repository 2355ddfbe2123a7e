package org.ludus.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;
import org.ludus.env.wrapper.Checked;
import org.ludus.render.RasterCanvas;
import org.ludus.render.Scene;
import org.ludus.settings.UsageException;

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
   * What came of one promise.
   *
   * @param promise the promise
   * @param problem how it was broken, or empty
   */
  public record Finding(String promise, String problem) {

    /** Returns whether the promise was kept. */
    public boolean kept() {
      return problem.isEmpty();
    }

    /** Returns the finding by name. */
    public Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("promise", promise);
      map.put("kept", kept());
      map.put("problem", problem);
      return map;
    }

    @Override
    public String toString() {
      return kept() ? "kept    " + promise : "BROKEN  " + promise + ": " + problem;
    }
  }

  /** A promise put to the test: throws, or returns how it was broken, or an empty text. */
  private interface Trial extends Callable<String> {}

  /**
   * Puts every promise to the test.
   *
   * @param options options to make the environment with
   */
  public static List<Finding> run(EnvironmentEntry<?, ?> entry, Map<String, String> options) {
    EnvironmentCheck check = new EnvironmentCheck(entry, options);
    List<Finding> findings = new ArrayList<>();
    findings.add(finding("it goes by the id it is registered under", check::id));
    findings.add(finding("observations, rewards and ends are as the spec says", check::spaces));
    findings.add(finding("every episode ends", check::ends));
    findings.add(finding("equal seeds and actions give equal episodes", check::repeats));
    findings.add(finding("an episode does not depend on those before it", check::isIndependent));
    findings.add(finding("instances in other threads play the same episodes", check::threads));
    findings.add(finding("drawing does not change what happens", check::drawing));
    findings.add(finding("what is seen from its places is what it says", check::places));
    findings.add(finding("a finished episode cannot be stepped", check::finished));
    findings.add(finding("the keys choose actions that exist", check::controls));
    return List.copyOf(findings);
  }

  private static Finding finding(String promise, Trial trial) {
    try {
      return new Finding(promise, trial.call());
    } catch (UsageException e) {
      throw e;
    } catch (Exception e) {
      String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return new Finding(promise, message.lines().findFirst().orElse("failed"));
    }
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
        Episode.play(environment, seed);
      }
      return "";
    }
  }

  private String ends() {
    try (Environment<?> environment = entry.make(options)) {
      int limit = environment.spec().maxEpisodeSteps();
      for (int seed = 0; seed < EPISODES; seed++) {
        int length = Episode.play(environment, seed).length();
        if (length > limit) {
          return "episode %d took %d steps, over the limit of %d".formatted(seed, length, limit);
        }
      }
      return "";
    }
  }

  private String repeats() {
    try (Environment<?> one = entry.make(options);
        Environment<?> other = entry.make(options)) {
      for (int seed = 0; seed < EPISODES; seed++) {
        Episode first = Episode.play(one, seed);
        if (!first.equals(Episode.play(other, seed))) {
          return "two instances played seed %d differently".formatted(seed);
        }
      }
      return "";
    }
  }

  private String isIndependent() {
    try (Environment<?> used = entry.make(options)) {
      for (int seed = 0; seed < EPISODES; seed++) {
        Episode.play(used, seed + 1000L);
        // An episode left in the middle must leave no trace either.
        Episode.begin(used, seed + 2000L, 3);
        Episode after = Episode.play(used, seed);
        try (Environment<?> fresh = entry.make(options)) {
          if (!after.equals(Episode.play(fresh, seed))) {
            return "seed %d played differently after other episodes".formatted(seed);
          }
        }
      }
      return "";
    }
  }

  private String threads() throws InterruptedException, ExecutionException {
    List<Callable<List<Episode>>> players = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      players.add(this::episodes);
    }
    List<Episode> expected = episodes();
    ExecutorService executor = Executors.newFixedThreadPool(players.size());
    try {
      for (Future<List<Episode>> result : executor.invokeAll(players)) {
        if (!result.get().equals(expected)) {
          return "four at once played differently from one alone";
        }
      }
      return "";
    } finally {
      executor.shutdownNow();
    }
  }

  private List<Episode> episodes() {
    try (Environment<?> environment = entry.make(options)) {
      List<Episode> episodes = new ArrayList<>();
      for (int seed = 0; seed < EPISODES; seed++) {
        episodes.add(Episode.play(environment, seed));
      }
      return episodes;
    }
  }

  private String drawing() {
    RasterCanvas canvas = new RasterCanvas(160, 160);
    try (Scene<?> scene = entry.open(options);
        Environment<?> alone = entry.make(options)) {
      Episode drawn = Episode.play(scene.environment(), 7, STEPS_DRAWN, own -> scene.draw(canvas));
      Episode undrawn = Episode.play(alone, 7, STEPS_DRAWN, own -> {});
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
        Episode around =
            Episode.play(
                looked, seed, STEPS_DRAWN, own -> missed[0] |= !isSeenFromAPlace(board, own, seen));
        if (missed[0]) {
          return "the agent's observation in seed %d is seen from none of them".formatted(seed);
        }
        if (!around.equals(Episode.play(alone, seed, STEPS_DRAWN, own -> {}))) {
          return "seed %d played differently while being looked at".formatted(seed);
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

  private String finished() {
    try (Environment<?> environment = entry.make(options)) {
      Episode.play(environment, 1);
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

  /**
   * What a random player saw in an episode.
   *
   * @param length its steps
   * @param hash a hash over every bit of every observation, reward and end
   */
  private record Episode(int length, long hash) {

    static Episode play(Environment<?> environment, long seed) {
      return play(environment, seed, Integer.MAX_VALUE, own -> {});
    }

    static void begin(Environment<?> environment, long seed, int steps) {
      play(environment, seed, steps, own -> {});
    }

    static Episode play(
        Environment<?> environment, long seed, int maxSteps, Consumer<float[]> afterStep) {
      EnvironmentSpec spec = environment.spec();
      float[] observation = new float[spec.observationSpace().size()];
      float[] action = new float[spec.actionSpace().size()];
      RandomGenerator random = new SplitMix64(seed);
      environment.reset(seed, observation);
      long hash = Arrays.hashCode(observation);
      int length = 0;
      StepResult result;
      do {
        choose(spec.actionSpace(), random, action);
        result = environment.step(action, observation);
        afterStep.accept(observation);
        hash = SplitMix64.mix(hash + Arrays.hashCode(observation));
        hash = SplitMix64.mix(hash + result.hashCode());
        length++;
      } while (!result.ended() && length < maxSteps);
      return new Episode(length, hash);
    }

    private static void choose(Space actions, RandomGenerator random, float[] action) {
      if (actions instanceof Space.Discrete discrete) {
        action[0] = random.nextInt(discrete.count());
      } else if (actions instanceof Space.Box box) {
        for (int i = 0; i < action.length; i++) {
          Space.Dimension dimension = box.dimensions().get(i);
          action[i] = random.nextFloat(dimension.typicalLow(), dimension.typicalHigh());
        }
      }
    }
  }
}
