package org.ludus.env.wrapper;

import java.util.List;
import java.util.Optional;
import org.ludus.env.Behaviour;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.MultiAgentEnvironment;
import org.ludus.env.MultiAgentEnvironment.Ending;
import org.ludus.env.MultiAgentEnvironment.Turn;
import org.ludus.env.RandomStreams;
import org.ludus.env.RewardTerm;
import org.ludus.env.StepResult;

/**
 * One role of a game, for agents that learn alone: the other roles are played by given behaviours
 * and are part of the world.
 *
 * <p>A step is as many of the game's own as pass until this role acts again; its reward is the sum
 * of what the role is paid meanwhile. What it is paid before its first turn is added to the first
 * reward. The episode terminates when the role is out, though the others might go on. What the
 * behaviours draw comes from the episode's seed, by a stream for each, so an episode is a function
 * of its seed and this role's actions.
 *
 * <p>Of the game's capabilities only {@link Inspectable} is passed on, as the role has it: a model
 * would have to know the others.
 *
 * @param <S> the game's state
 */
public final class SingleRole<S> implements Environment<S> {

  private final MultiAgentEnvironment<S> game;
  private final int role;
  private final Behaviour[] others;
  private final Optional<Inspectable> inspectable;
  private final RewardTermSums terms;
  private final float[][] observations;
  private final float[][] actions;
  private final float[] rewards;
  private float owed;
  private boolean hasStepped;

  /**
   * Makes an environment of a role.
   *
   * @param game belongs to this environment from then on; limit it before ({@link JointTimeLimit})
   * @param role the role's number
   * @param others who plays the other roles, in their order; each belongs to this environment
   * @throws IllegalArgumentException if there is no such role, or not one behaviour for each other
   */
  public SingleRole(MultiAgentEnvironment<S> game, int role, List<Behaviour> others) {
    int roles = game.roles().size();
    if (role < 0 || role >= roles || others.size() != roles - 1) {
      throw new IllegalArgumentException(
          "role %s with %s others does not fit a game of the roles %s"
              .formatted(role, others.size(), game.roles()));
    }
    this.game = game;
    this.role = role;
    this.others = others.toArray(Behaviour[]::new);
    observations = new float[roles][];
    actions = new float[roles][];
    rewards = new float[roles];
    for (int i = 0; i < roles; i++) {
      observations[i] = new float[game.spec(i).observationSpace().size()];
      actions[i] = new float[game.spec(i).actionSpace().size()];
    }
    Optional<Inspectable> ofRole = game.capability(role, Inspectable.class);
    terms = new RewardTermSums(ofRole);
    inspectable = ofRole.map(this::overOwnSteps);
  }

  private Inspectable overOwnSteps(Inspectable ofRole) {
    return new InspectableView(ofRole) {
      @Override
      public List<RewardTerm> rewardTerms() {
        return hasStepped
            ? terms.terms()
            : terms.terms().stream().map(term -> new RewardTerm(term.name(), 0)).toList();
      }
    };
  }

  @Override
  public EnvironmentSpec spec() {
    return game.spec(role);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the episode is over before the role has had a turn
   */
  @Override
  public void reset(long seed, float[] observation) {
    game.reset(seed, observations);
    RandomStreams streams = new RandomStreams(seed);
    for (int i = 0; i < others.length; i++) {
      others[i].begin(streams.stream("behaviour of " + game.roles().get(roleOf(i))));
    }
    terms.begin();
    hasStepped = false;
    owed = 0;
    while (game.turn(role) != Turn.ACTS) {
      Ending ending = advance();
      if (ending.ended() || game.turn(role) == Turn.OUT) {
        throw new IllegalStateException(
            "%s is over before %s has had a turn".formatted(spec().id(), game.roles().get(role)));
      }
      owed += rewards[role];
    }
    System.arraycopy(observations[role], 0, observation, 0, observations[role].length);
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    System.arraycopy(action, 0, actions[role], 0, actions[role].length);
    if (hasStepped) {
      terms.clear();
    }
    hasStepped = true;
    float reward = owed;
    owed = 0;
    Ending ending;
    do {
      ending = advance();
      reward += rewards[role];
    } while (!ending.ended() && game.turn(role) == Turn.WAITS);
    System.arraycopy(observations[role], 0, observation, 0, observations[role].length);
    boolean terminated = ending == Ending.TERMINATED || game.turn(role) == Turn.OUT;
    return new StepResult(reward, terminated, ending == Ending.TRUNCATED && !terminated);
  }

  /** Lets the others choose, and takes one step of the game. */
  private Ending advance() {
    for (int i = 0; i < others.length; i++) {
      int other = roleOf(i);
      if (game.turn(other) == Turn.ACTS) {
        others[i].act(observations[other], 0, actions[other], 0);
      }
    }
    Ending ending = game.step(actions, observations, rewards);
    terms.add();
    return ending;
  }

  private int roleOf(int other) {
    return other < role ? other : other + 1;
  }

  @Override
  public S snapshot() {
    return game.snapshot();
  }

  @Override
  public <C> Optional<C> capability(Class<C> type) {
    return type == Inspectable.class ? inspectable.map(type::cast) : Optional.empty();
  }

  @Override
  public void close() {
    game.close();
  }
}
