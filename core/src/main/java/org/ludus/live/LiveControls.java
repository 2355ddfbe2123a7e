package org.ludus.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the person wants of a live training: set by the thread of the screen, read and waited for by
 * the learner's.
 */
final class LiveControls {

  private final Map<String, Double> turned = new LinkedHashMap<>();
  private boolean paused;
  private boolean closing;
  private boolean saving;
  private double stepsPerSecond = Double.POSITIVE_INFINITY;
  private Optional<LiveTraining.Stick> stick = Optional.empty();
  private long wishes;

  /** Whether every step is to be shown; read at every step, and so without a lock. */
  private volatile boolean watched;

  synchronized void setPaused(boolean wish) {
    paused = wish;
    changed();
  }

  synchronized void setStepsPerSecond(double pace) {
    stepsPerSecond = pace;
    changed();
  }

  synchronized void setStick(Optional<LiveTraining.Stick> wish) {
    stick = wish;
    changed();
  }

  synchronized void turn(String knob, double value) {
    turned.put(knob, value);
    changed();
  }

  synchronized void save() {
    saving = true;
    changed();
  }

  synchronized void close() {
    closing = true;
    changed();
  }

  private void changed() {
    wishes++;
    watched = stick.isPresent() || stepsPerSecond < Double.POSITIVE_INFINITY;
    notifyAll();
  }

  /** Returns whether every step is to be shown: the pace is finite, or a person steers. */
  boolean watched() {
    return watched;
  }

  /** Returns a number that grows with every wish, for {@link #await}. */
  synchronized long wishes() {
    return wishes;
  }

  synchronized boolean paused() {
    return paused;
  }

  synchronized boolean closing() {
    return closing;
  }

  synchronized boolean saving() {
    return saving;
  }

  synchronized double stepsPerSecond() {
    return stepsPerSecond;
  }

  synchronized Optional<LiveTraining.Stick> stick() {
    return stick;
  }

  /** Returns what knobs have been turned to since this was asked last. */
  synchronized Map<String, Double> takeTurned() {
    if (turned.isEmpty()) {
      return Map.of();
    }
    Map<String, Double> taken = new LinkedHashMap<>(turned);
    turned.clear();
    return taken;
  }

  /** Returns whether a save is wanted, and takes note that it is being made. */
  synchronized boolean takeSave() {
    boolean wanted = saving;
    saving = false;
    return wanted;
  }

  /** Waits for so long, but no longer than until there is a wish beyond those already known. */
  synchronized void await(long known, long nanos) {
    long deadline = System.nanoTime() + nanos;
    try {
      for (long left = nanos; wishes == known && left > 0; left = deadline - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      // Nobody but close() ends the learner, and whoever interrupts it wants the same.
      closing = true;
      changed();
    }
  }
}
