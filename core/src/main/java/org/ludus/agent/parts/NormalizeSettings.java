package org.ludus.agent.parts;

import org.ludus.network.NetworkSettings;
import org.ludus.settings.Setting;

/** What an actor-critic brings to mean 0 or deviation 1. */
public record NormalizeSettings(
    @Setting(
            says =
                "whether observations get mean 0 and deviation 1, of all seen so far; if not, they"
                    + " are brought to their typical range",
            standard = "false")
        boolean observations,
    @Setting(
            says = "whether rewards are divided by the deviation of discounted returns",
            standard = "true")
        boolean returns,
    @Setting(
            says = "whether advantages get mean 0 and deviation 1 in every minibatch",
            standard = "true")
        boolean advantages) {

  /**
   * Makes sure that pictures, whose numbers mean the same everywhere, are left as they are.
   *
   * @throws IllegalArgumentException if they are not
   */
  public void requireFit(NetworkSettings network) {
    if (observations && network.seesPictures()) {
      throw new IllegalArgumentException(
          "normalize.observations must be false with network.convolutions");
    }
  }
}
