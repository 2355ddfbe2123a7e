package org.ludus.catalog;

import java.util.List;

/**
 * How a person plays an environment with the keyboard.
 *
 * @param clock what makes the world take its steps
 * @param rest what is done while no key is held: these actions in turn, step by step; empty where
 *     every step waits for a key
 * @param keys what the keys do. In a discrete action space the key pressed last wins; in a box the
 *     actions of all held keys add up, and add to the rest
 */
public record Controls(Clock clock, List<List<Float>> rest, List<Key> keys) {

  /** What makes a world take its steps in a person's game; races count down instead. */
  public enum Clock {
    /** Time, from the beginning. */
    TIME,
    /** Time, from the first press in an episode on: a ball that would be lost at once is served. */
    TIME_AFTER_FIRST_KEY,
    /** Keys: one step each press. */
    KEYS
  }

  /** Makes the lists immutable. */
  public Controls {
    rest = List.copyOf(rest);
    keys = List.copyOf(keys);
    if (clock != Clock.KEYS && rest.isEmpty()) {
      throw new IllegalArgumentException("a world that does not wait needs something to do");
    }
  }

  /** Returns whether the world stands still until a key is pressed, one step each press. */
  public boolean waitsForKey() {
    return clock == Clock.KEYS;
  }

  /** Returns the action that does nothing; empty in a world that has none. */
  List<Float> idle() {
    return rest.size() == 1 ? rest.get(0) : List.of();
  }

  /**
   * Keys that do the same.
   *
   * @param names names of the keys, as libGDX's {@code Input.Keys.valueOf} knows them
   * @param label what they do, for people
   * @param action the action, as many numbers as the action space has
   */
  public record Key(List<String> names, String label, List<Float> action) {

    /** Makes the lists immutable. */
    public Key {
      names = List.copyOf(names);
      action = List.copyOf(action);
    }

    /** Returns the keys that choose one of the actions of a discrete space. */
    static Key choosing(int index, String label, String... names) {
      return new Key(List.of(names), label, List.of((float) index));
    }
  }

  /** Returns the controls of a world in which one walks: arrows or WASD, a step each press. */
  static Controls walking() {
    return new Controls(
        Clock.KEYS,
        List.of(),
        List.of(
            Key.choosing(0, "up", "Up", "W"),
            Key.choosing(1, "right", "Right", "D"),
            Key.choosing(2, "down", "Down", "S"),
            Key.choosing(3, "left", "Left", "A")));
  }
}
