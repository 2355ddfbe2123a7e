package org.ludus.train;

import java.util.List;
import org.ludus.agent.Actor;
import org.ludus.agent.OnlineLearner;
import org.ludus.agent.Transitions;
import org.ludus.env.StepResult;

/** Serves an agent that learns step by step: every stream takes one, then the agent learns. */
final class OnlinePractice implements Practice {

  private final OnlineLearner learner;
  private final EpisodeStream[] streams;
  private final Actor[] explorers;
  private final Transitions transitions;

  OnlinePractice(OnlineLearner learner, List<EpisodeStream> streams) {
    this.learner = learner;
    this.streams = streams.toArray(EpisodeStream[]::new);
    explorers = new Actor[this.streams.length];
    for (int row = 0; row < explorers.length; row++) {
      explorers[row] = learner.explorer(row);
      this.streams[row].actor(explorers[row]);
    }
    transitions =
        new Transitions(
            this.streams.length, this.streams[0].observationSize(), this.streams[0].actionSize());
  }

  @Override
  public long advance(EndSink ends) {
    int observationSize = transitions.observationSize;
    int actionSize = transitions.actionSize;
    for (int row = 0; row < streams.length; row++) {
      streams[row].beginFirst();
      System.arraycopy(
          streams[row].observation(),
          0,
          transitions.observations,
          row * observationSize,
          observationSize);
    }
    for (int row = 0; row < streams.length; row++) {
      explorers[row].act(
          transitions.observations, row * observationSize, transitions.actions, row * actionSize);
    }
    for (int row = 0; row < streams.length; row++) {
      step(row);
    }
    learner.learn(transitions);
    for (int row = 0; row < streams.length; row++) {
      if (transitions.ended(row)) {
        ends.ended(streams.length, streams[row].end());
        streams[row].begin();
      }
    }
    return streams.length;
  }

  private void step(int row) {
    StepResult result = streams[row].step(transitions.actions, row * transitions.actionSize);
    System.arraycopy(
        streams[row].observation(),
        0,
        transitions.nextObservations,
        row * transitions.observationSize,
        transitions.observationSize);
    transitions.rewards[row] = result.reward();
    transitions.terminated[row] = result.terminated();
    transitions.truncated[row] = result.truncated();
  }
}
