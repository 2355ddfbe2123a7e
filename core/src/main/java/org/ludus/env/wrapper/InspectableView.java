package org.ludus.env.wrapper;

import java.util.List;
import org.ludus.env.Inspectable;
import org.ludus.env.RewardTerm;

/** Says what another says. A wrapper overrides what is different from outside of it. */
public class InspectableView implements Inspectable {

  private final Inspectable inside;

  /** Makes a view that changes nothing by itself. */
  public InspectableView(Inspectable inside) {
    this.inside = inside;
  }

  @Override
  public boolean succeeded() {
    return inside.succeeded();
  }

  @Override
  public int places() {
    return inside.places();
  }

  @Override
  public void observeFrom(int place, float[] observation) {
    inside.observeFrom(place, observation);
  }

  @Override
  public List<RewardTerm> rewardTerms() {
    return inside.rewardTerms();
  }
}
