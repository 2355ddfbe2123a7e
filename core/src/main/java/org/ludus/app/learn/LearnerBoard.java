package org.ludus.app.learn;

import java.util.Optional;
import org.ludus.app.ui.Picture;
import org.ludus.live.Moment;
import org.ludus.render.Painter;
import org.ludus.render.Renderer;

/**
 * The learner's own episode, as it explores. Its moments come from another thread; between two of
 * them the picture moves on at the pace at which they come.
 *
 * @param <S> the world's states
 */
final class LearnerBoard<S> implements Picture.Drawing {

  private final Renderer<S> renderer;
  private final Class<?> stateType;
  private Optional<Painter<S>> painter = Optional.empty();
  private S before;
  private S after;
  private Optional<Moment> seen = Optional.empty();
  private float since;
  private double stepsPerSecond = 1;
  private long version;

  /**
   * Makes one.
   *
   * @param first a state of the world, to be seen before the first moment comes
   */
  LearnerBoard(Renderer<S> renderer, S first) {
    this.renderer = renderer;
    stateType = first.getClass();
    before = first;
    after = first;
  }

  /** Lets time pass, and takes in a moment if it is a new one. */
  void advance(Optional<Moment> moment, float seconds, double pace) {
    since += seconds;
    stepsPerSecond = pace;
    if (moment.isPresent() && !moment.equals(seen)) {
      S state = state(moment.get());
      before = seen.map(last -> follows(last, moment.get())).orElse(false) ? after : state;
      seen = moment;
      after = state;
      since = 0;
    }
    version++;
  }

  /** Between moments that do not follow each other there is nothing to be seen. */
  private static boolean follows(Moment last, Moment next) {
    return next.standing().episode() == last.standing().episode()
        && next.standing().step() == last.standing().step() + 1;
  }

  /** The learner plays in a world of the same kind as the one the renderer was made for. */
  @SuppressWarnings("unchecked")
  private S state(Moment moment) {
    return (S) stateType.cast(moment.state());
  }

  /** Returns what was taken in last. */
  Optional<Moment> moment() {
    return seen;
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public int[] paint(int width, int height) {
    Painter<S> onto =
        painter
            .filter(p -> p.fits(width, height, 0))
            .orElseGet(() -> new Painter<>(renderer, width, height));
    painter = Optional.of(onto);
    float part = (float) Math.min(1, since * stepsPerSecond);
    onto.paint(renderer.between(before, after, part));
    return onto.canvas().pixels();
  }
}
