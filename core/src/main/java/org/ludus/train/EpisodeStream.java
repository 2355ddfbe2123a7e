package org.ludus.train;

import java.util.Arrays;
import java.util.Optional;
import org.ludus.agent.Actor;
import org.ludus.env.ActionRange;
import org.ludus.env.Environment;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;
import org.ludus.file.Archive;

/**
 * One environment in which episode follows episode, with seeds of its own.
 *
 * <p>An episode is a function of its seed and its actions. So to keep one that is under way those
 * are enough, whatever the environment is made of: it is brought back by being played again.
 */
final class EpisodeStream implements EpisodeView {

  private static final int FIRST_ROOM = 256;

  /** An episode that has not ended after so many steps is cut off, for its actions are kept. */
  private static final int LONGEST = 1_000_000;

  private final Environment<?> environment;
  private final Optional<Inspectable> judge;
  private final ActionRange range;
  private final SplitMix64 seeds;
  private final Stop stop;

  /** What the stream's actor draws from, if it has nothing of its own. */
  private final SplitMix64 choices;

  private final float[] observation;
  private final float[] action;

  /** What has been done since the episode began. */
  private float[] actions;

  private long seed;
  private boolean playing;
  private double episodeReturn;
  private int length;

  /** Null where nobody watches. */
  private StepWatcher watcher;

  /** Null until there is one. */
  private Actor actor;

  /**
   * Prepares.
   *
   * @param seeds gives the seeds of the episodes
   * @param choices what the actor draws from, if it has nothing of its own
   * @param stop ends an episode before its time
   */
  EpisodeStream(Environment<?> environment, SplitMix64 seeds, SplitMix64 choices, Stop stop) {
    this.environment = environment;
    this.stop = stop;
    this.seeds = seeds;
    this.choices = choices;
    judge = environment.capability(Inspectable.class);
    range = ActionRange.of(environment.spec().actionSpace());
    observation = new float[environment.spec().observationSpace().size()];
    action = new float[environment.spec().actionSpace().size()];
    actions = new float[FIRST_ROOM * action.length];
  }

  /** Has somebody act in it, who is told of every episode's beginning. */
  void actor(Actor who) {
    actor = who;
    actor.begin(choices);
  }

  int observationSize() {
    return observation.length;
  }

  /** Returns how many steps of an episode a learner waits for. */
  int longestAwaited() {
    return environment.spec().longestAwaited();
  }

  int actionSize() {
    return action.length;
  }

  /** Lets somebody watch from now on. */
  void watch(StepWatcher newWatcher) {
    watcher = newWatcher;
  }

  @Override
  public Object state() {
    return environment.snapshot();
  }

  /** Returns what was seen last; it is overwritten by the next step. */
  @Override
  public float[] observation() {
    return observation;
  }

  @Override
  public double episodeReturn() {
    return episodeReturn;
  }

  @Override
  public int length() {
    return length;
  }

  /** Begins the first episode, if there has been none. */
  void beginFirst() {
    if (!playing) {
      begin();
    }
  }

  /** Begins the next episode. */
  void begin() {
    begin(seeds.nextLong());
    actor.begin(choices);
  }

  private void begin(long newSeed) {
    seed = newSeed;
    playing = true;
    episodeReturn = 0;
    length = 0;
    environment.reset(seed, observation);
  }

  /** Returns whether its environment says which episodes ended well. */
  boolean judges() {
    return judge.isPresent();
  }

  /** Returns how the episode ended. */
  Practice.EpisodeEnd end() {
    return new Practice.EpisodeEnd(
        episodeReturn, length, judge.filter(Inspectable::succeeded).isPresent());
  }

  /**
   * Takes an agent's action, which begins at an offset. Who watches may replace it, and then what
   * was done instead stands there.
   */
  StepResult step(float[] chosen, int offset) {
    stop.giveUpIfUrgent();
    range.toEnvironment(chosen, offset, action, 0);
    if (watcher == null) {
      return take();
    }
    if (watcher.beforeStep(this, action)) {
      range.toUnit(action, 0, chosen, offset);
    }
    StepResult result = take();
    watcher.afterStep(this, action, result);
    return result;
  }

  private StepResult take() {
    if ((length + 1) * action.length > actions.length) {
      actions = Arrays.copyOf(actions, 2 * actions.length);
    }
    System.arraycopy(action, 0, actions, length * action.length, action.length);
    StepResult result = environment.step(action, observation);
    episodeReturn += result.reward();
    length++;
    return length >= LONGEST && !result.ended()
        ? new StepResult(result.reward(), false, true)
        : result;
  }

  /** Keeps the episode under way and the seeds of those to come, or brings them back. */
  void persist(Archive archive) {
    archive.random(seeds);
    archive.random(choices);
    boolean under = archive.flag(playing);
    long kept = archive.number(seed);
    int steps = archive.countOf(action.length * Float.BYTES, length);
    float[] done = Arrays.copyOf(actions, steps * action.length);
    archive.floats(done);
    if (archive.restoring() && under) {
      archive.require(playsAgain(kept, done), "an episode in it cannot be played again");
    }
  }

  /** Plays an episode up to where it was, and returns whether that is possible. */
  private boolean playsAgain(long kept, float[] done) {
    begin(kept);
    boolean running = true;
    for (int at = 0; at < done.length && running; at += action.length) {
      System.arraycopy(done, at, action, 0, action.length);
      running = isAction() && !take().ended();
    }
    return running;
  }

  private boolean isAction() {
    if (environment.spec().actionSpace() instanceof Space.Discrete discrete) {
      return discrete.contains(action, 0);
    }
    boolean numbers = true;
    for (float number : action) {
      numbers &= Float.isFinite(number);
    }
    return numbers;
  }
}
