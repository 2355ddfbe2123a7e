package org.ludus.app.learn;

import java.util.Optional;
import org.ludus.agent.Policy;
import org.ludus.agent.UniformPolicy;
import org.ludus.app.game.Pace;
import org.ludus.app.game.PolicyPilot;
import org.ludus.app.game.Session;
import org.ludus.app.ui.Picture;
import org.ludus.env.EnvironmentSpec;
import org.ludus.registry.Experiment;
import org.ludus.render.Palette;
import org.ludus.render.Scene;

/**
 * The newest policy of a training at play, in a world of its own and in real time. A newer policy
 * takes over when an episode begins.
 */
public final class Demonstration implements Picture.Drawing, AutoCloseable {

  private static final double PAUSE_SECONDS = 0.8;

  private final Session<?> session;
  private final Pace pace = new Pace(1, System::nanoTime);
  private Policy newest;
  private double pause;
  private long seed;
  private long version;

  /** Opens an experiment's world. Until a policy is offered, it is played at random. */
  public Demonstration(Experiment experiment, Palette palette) {
    Scene<?> scene = experiment.open(palette);
    newest = new UniformPolicy(scene.environment().spec().actionSpace());
    session = new Session<>(scene, new PolicyPilot("", newest));
    begin();
  }

  private void begin() {
    seed++;
    pause = PAUSE_SECONDS;
    session.handTo(new PolicyPilot("", newest));
    session.begin(seed);
  }

  /** Offers a newer policy. */
  public void offer(Policy policy) {
    newest = policy;
  }

  /** Lets time pass. */
  public void advance(float seconds) {
    version++;
    if (!session.ended()) {
      pace.advance(seconds, session.spec().stepsPerSecond(), session::step);
    } else if ((pause -= seconds) <= 0) {
      begin();
    }
  }

  /** Returns what there is to know of the world. */
  public EnvironmentSpec spec() {
    return session.spec();
  }

  /** Returns the episode that is shown. */
  public Session<?> session() {
    return session;
  }

  /** Returns a board for the learner's own episodes in the same kind of world. */
  LearnerBoard<?> newBoard() {
    return board(session);
  }

  private static <S> LearnerBoard<S> board(Session<S> session) {
    return new LearnerBoard<>(session.scene().renderer(), session.state());
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public int[] paint(int width, int height) {
    return session.paint(width, height, 0, session.ended() ? 1 : pace.part(), Optional.empty());
  }

  @Override
  public void close() {
    session.close();
  }
}
