package org.ludus.agent.policygradient;

import java.util.function.DoubleSupplier;
import org.ludus.agent.Adjustable;
import org.ludus.agent.Knob;

/** The weight of the entropy in what a policy wants, as something to turn. */
final class EntropyBonus {

  private EntropyBonus() {}

  static Knob knob(DoubleSupplier now, Adjustable byHand) {
    return new Knob("entropy_coefficient", "Entropy bonus", 0, 0.2, false, now, byHand::set);
  }
}
