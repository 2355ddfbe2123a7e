package org.ludus.app.learn;

import org.ludus.agent.Policy;
import org.ludus.agent.policy.UniformPolicy;
import org.ludus.app.play.EpisodeInPlay;
import org.ludus.app.play.PolicyPilot;
import org.ludus.app.stage.Showcase;
import org.ludus.app.ui.Picture;
import org.ludus.env.EnvironmentSpec;
import org.ludus.render.Palette;
import org.ludus.render.Scene;
import org.ludus.run.Experiment;

/**
 * The newest policy of a training at play, in a world of its own and in real time. A newer policy
 * takes over when an episode begins.
 */
final class Demonstration implements AutoCloseable {

  private final Showcase showcase;
  private Policy newest;

  /** Opens an experiment's world. Until a policy is offered, it is played at random. */
  Demonstration(Experiment experiment, Palette palette) {
    Scene<?> scene = experiment.open(palette);
    newest = new UniformPolicy(scene.environment().spec().actionSpace());
    showcase = new Showcase(scene, () -> new PolicyPilot("", newest.greedy()));
  }

  /** Offers a newer policy. */
  void offer(Policy policy) {
    newest = policy;
  }

  /** Lets time pass. */
  void advance(float seconds) {
    showcase.advance(seconds);
  }

  /** Returns the picture of the world. */
  Picture.Drawing picture() {
    return showcase;
  }

  /** Returns what there is to know of the world. */
  EnvironmentSpec spec() {
    return showcase.episode().spec();
  }

  /** Returns a board for the learner's own episodes in the same kind of world. */
  LearnerBoard<?> newBoard() {
    return board(showcase.episode());
  }

  private static <S> LearnerBoard<S> board(EpisodeInPlay<S> episode) {
    return new LearnerBoard<>(episode.scene().renderer(), episode.state());
  }

  @Override
  public void close() {
    showcase.close();
  }
}
