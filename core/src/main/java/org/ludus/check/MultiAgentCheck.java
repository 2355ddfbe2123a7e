package org.ludus.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.ludus.env.Behaviour;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.MultiAgentEnvironment;
import org.ludus.env.wrapper.Checked;
import org.ludus.env.wrapper.SingleRole;

/**
 * Holds a game of several roles against the promises of {@link MultiAgentEnvironment}, by playing
 * it at random.
 */
public final class MultiAgentCheck {

  private static final int EPISODES = 20;

  /** Stands in the place of actions that are not asked for; no discrete space has it. */
  private static final float NOTHING = -1;

  private final Supplier<? extends MultiAgentEnvironment<?>> maker;

  private MultiAgentCheck(Supplier<? extends MultiAgentEnvironment<?>> maker) {
    this.maker = maker;
  }

  /**
   * Puts every promise to the test.
   *
   * @param maker makes instances of the game, with its time limit
   */
  public static List<Finding> run(Supplier<? extends MultiAgentEnvironment<?>> maker) {
    MultiAgentCheck check = new MultiAgentCheck(maker);
    return List.of(
        Finding.of("its roles have names and specs that fit together", check::roles),
        Finding.of("observations, rewards and turns are as they are said", check::spaces),
        Finding.of("every episode ends", check::ends),
        Finding.of("equal seeds and actions give equal episodes", check::repeats),
        Finding.of("actions of roles that do not act make no difference", check::idle),
        Finding.of("an episode does not depend on those before it", check::isIndependent),
        Finding.of("instances in other threads play the same episodes", check::threads),
        Finding.of("looking does not change what happens", check::looking),
        Finding.of("a finished episode cannot be stepped", check::finished),
        Finding.of("each role alone is an environment", check::single));
  }

  private String roles() {
    try (MultiAgentEnvironment<?> game = maker.get()) {
      List<String> names = game.roles();
      if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
        return "the roles are called " + names;
      }
      EnvironmentSpec first = game.spec(0);
      for (int role = 1; role < names.size(); role++) {
        EnvironmentSpec other = game.spec(role);
        if (!other.id().equals(first.id())
            || other.maxEpisodeSteps() != first.maxEpisodeSteps()
            || other.stepsPerSecond() != first.stepsPerSecond()) {
          return "%s and %s differ in id, limit or pace".formatted(names.get(0), names.get(role));
        }
      }
      return "";
    }
  }

  private String spaces() {
    try (MultiAgentEnvironment<?> game = maker.get()) {
      for (int seed = 0; seed < EPISODES; seed++) {
        JointEpisode episode = new JointEpisode(game, seed);
        String problem = episode.problem();
        while (problem.isEmpty() && !episode.ending().ended() && !isTooLong(game, episode)) {
          problem = episode.stepWithOut(NOTHING);
          problem = problem.isEmpty() ? episode.problem() : problem;
        }
        if (!problem.isEmpty()) {
          return "seed %s, step %s: %s".formatted(seed, episode.length(), problem);
        }
      }
      return "";
    }
  }

  private static boolean isTooLong(MultiAgentEnvironment<?> game, JointEpisode episode) {
    return episode.length() > game.spec(0).maxEpisodeSteps();
  }

  private String ends() {
    try (MultiAgentEnvironment<?> game = maker.get()) {
      int limit = game.spec(0).maxEpisodeSteps();
      for (int seed = 0; seed < EPISODES; seed++) {
        if (!play(game, seed).ending().ended()) {
          return "episode %s goes on over the limit of %s".formatted(seed, limit);
        }
      }
      return "";
    }
  }

  /** Plays to the end, or to the limit where there is none. */
  private static JointEpisode play(MultiAgentEnvironment<?> game, long seed) {
    return new JointEpisode(game, seed).play(game.spec(0).maxEpisodeSteps(), NOTHING);
  }

  private List<Long> hashes() {
    try (MultiAgentEnvironment<?> game = maker.get()) {
      List<Long> hashes = new ArrayList<>();
      for (int seed = 0; seed < EPISODES; seed++) {
        hashes.add(play(game, seed).hash());
      }
      return hashes;
    }
  }

  private String repeats() {
    return hashes().equals(hashes()) ? "" : "two instances played the same seeds differently";
  }

  private String idle() {
    try (MultiAgentEnvironment<?> one = maker.get();
        MultiAgentEnvironment<?> other = maker.get()) {
      int limit = one.spec(0).maxEpisodeSteps();
      for (int seed = 0; seed < EPISODES; seed++) {
        long with = new JointEpisode(one, seed).play(limit, 0).hash();
        if (with != new JointEpisode(other, seed).play(limit, NOTHING).hash()) {
          return "seed %s played differently".formatted(seed);
        }
      }
      return "";
    }
  }

  private String isIndependent() {
    try (MultiAgentEnvironment<?> used = maker.get()) {
      for (int seed = 0; seed < EPISODES; seed++) {
        play(used, seed + 1000L);
        // An episode left in the middle must leave no trace either.
        new JointEpisode(used, seed + 2000L).play(3, NOTHING);
        long after = play(used, seed).hash();
        try (MultiAgentEnvironment<?> fresh = maker.get()) {
          if (after != play(fresh, seed).hash()) {
            return "seed %s played differently after other episodes".formatted(seed);
          }
        }
      }
      return "";
    }
  }

  private String threads() throws InterruptedException, ExecutionException {
    List<Callable<List<Long>>> players = Collections.nCopies(4, this::hashes);
    List<Long> expected = hashes();
    ExecutorService executor = Executors.newFixedThreadPool(players.size());
    try {
      for (Future<List<Long>> result : executor.invokeAll(players)) {
        if (!result.get().equals(expected)) {
          return "four at once played differently from one alone";
        }
      }
      return "";
    } finally {
      executor.shutdownNow();
    }
  }

  private String looking() {
    try (MultiAgentEnvironment<?> looked = maker.get();
        MultiAgentEnvironment<?> alone = maker.get()) {
      JointEpisode episode = new JointEpisode(looked, 7);
      do {
        looked.snapshot();
      } while (!isTooLong(looked, episode) && episode.step(NOTHING));
      return episode.hash() == play(alone, 7).hash() ? "" : "seed 7 played differently";
    }
  }

  private String finished() {
    try (MultiAgentEnvironment<?> game = maker.get()) {
      play(game, 1);
      int roles = game.roles().size();
      float[][] observations = new float[roles][];
      float[][] actions = new float[roles][];
      for (int role = 0; role < roles; role++) {
        observations[role] = new float[game.spec(role).observationSpace().size()];
        actions[role] = new float[game.spec(role).actionSpace().size()];
      }
      game.step(actions, observations, new float[roles]);
      return "it took a step after its end";
    } catch (IllegalStateException e) {
      return "";
    }
  }

  private String single() {
    List<String> names;
    try (MultiAgentEnvironment<?> game = maker.get()) {
      names = game.roles();
    }
    for (int role = 0; role < names.size(); role++) {
      try (Environment<?> one = alone(role);
          Environment<?> other = alone(role)) {
        for (int seed = 0; seed < EPISODES; seed++) {
          RandomEpisode episode = RandomEpisode.play(one, seed);
          // Another episode in between must leave no trace, in the others' minds either.
          RandomEpisode.play(other, seed + 1000L);
          if (!episode.equals(RandomEpisode.play(other, seed))) {
            return "%s played seed %s differently".formatted(names.get(role), seed);
          }
        }
      }
    }
    return "";
  }

  private Environment<?> alone(int role) {
    MultiAgentEnvironment<?> game = maker.get();
    List<Behaviour> others = new ArrayList<>();
    for (int other = 0; other < game.roles().size(); other++) {
      if (other != role) {
        others.add(Behaviour.uniform(game.spec(other).actionSpace()));
      }
    }
    return new Checked<>(new SingleRole<>(game, role, others));
  }
}
