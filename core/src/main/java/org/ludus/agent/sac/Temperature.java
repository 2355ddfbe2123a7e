package org.ludus.agent.sac;

import org.ludus.agent.Knob;
import org.ludus.agent.parts.Adjustable;
import org.ludus.file.Archive;

/**
 * What a nat of entropy is worth. It falls while the policy is more random than it needs to be and
 * rises while it is less: a step of Adam down the gradient of {@code -log(temperature) mean(log p(a
 * | s) + targetEntropy)} (Haarnoja et al. 2018, section 5, in the form their program uses).
 */
final class Temperature {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final Adjustable byHand = new Adjustable();
  private double logarithm;
  private double mean;
  private double square;
  private long steps;

  Temperature(double initial) {
    logarithm = Math.log(initial);
  }

  double value() {
    return byHand.or(Math.exp(logarithm));
  }

  /**
   * Takes a step, unless a person has taken over, after a batch of which the mean of log p(a | s)
   * is known.
   */
  void adjust(double meanLogProbability, double targetEntropy, double learningRate) {
    if (byHand.isByHand()) {
      return;
    }
    double gradient = -(meanLogProbability + targetEntropy);
    steps++;
    mean += (1 - BETA1) * (gradient - mean);
    square += (1 - BETA2) * (gradient * gradient - square);
    double unbiasedMean = mean / (1 - Math.pow(BETA1, (double) steps));
    double unbiasedSquare = square / (1 - Math.pow(BETA2, (double) steps));
    logarithm -= learningRate * unbiasedMean / (Math.sqrt(unbiasedSquare) + EPSILON);
  }

  /** Returns what a person may turn; the target entropy then no longer moves it. */
  Knob knob() {
    return new Knob("temperature", "Temperature", 1e-4, 10, true, this::value, byHand::set);
  }

  void persist(Archive archive) {
    logarithm = archive.number(logarithm);
    mean = archive.number(mean);
    square = archive.number(square);
    steps = archive.count(steps);
    byHand.persist(archive);
  }
}
