package org.ludus.run;

import java.util.ArrayList;
import java.util.List;
import org.ludus.train.Evaluation;
import org.ludus.train.TrainingListener;

/** Passes on what happens to several listeners, in their order. */
final class Listeners implements TrainingListener {

  private final List<TrainingListener> listeners;

  Listeners(TrainingListener... listeners) {
    this.listeners = new ArrayList<>(List.of(listeners));
  }

  void add(TrainingListener listener) {
    listeners.add(listener);
  }

  @Override
  public void episodeEnded(EpisodeEnd end) {
    listeners.forEach(listener -> listener.episodeEnded(end));
  }

  @Override
  public void evaluated(Evaluation evaluation) {
    listeners.forEach(listener -> listener.evaluated(evaluation));
  }
}
