package org.ludus.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ludus.env.Space;

/**
 * The keys of a world that brings none of its own.
 *
 * <p>Of discrete actions the first ten are on the digits; those whose names say left, right, up or
 * down are on the arrows and on WASD, too. If one of them is called as if it did nothing, that is
 * what happens while no key is held, and time makes the steps; otherwise every step waits for a
 * key. Of continuous actions the first six have a pair of keys each, from the least to the greatest
 * value; without a key they are 0, or as near to it as their range allows.
 */
public final class GeneralControls {

  private static final int DIGITS = 10;

  private static final Map<String, List<String>> DIRECTIONS =
      Map.of(
          "left", List.of("Left", "A"),
          "right", List.of("Right", "D"),
          "up", List.of("Up", "W"),
          "down", List.of("Down", "S"));

  private static final Set<String> IDLE =
      Set.of("nothing", "none", "no-op", "noop", "idle", "stay", "wait", "coast", "rest");

  /** A key for less and a key for more, dimension by dimension; no commands are on them. */
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("Left", "Right"),
          List.of("Down", "Up"),
          List.of("A", "D"),
          List.of("S", "W"),
          List.of("J", "L"),
          List.of("U", "I"));

  private GeneralControls() {}

  /** Returns keys for the actions of a space. */
  public static Controls of(Space actions) {
    return actions instanceof Space.Discrete discrete
        ? choosing(discrete)
        : pushing((Space.Box) actions);
  }

  private static Controls choosing(Space.Discrete actions) {
    List<String> names = actions.names();
    int idle =
        IntStream.range(0, names.size())
            .filter(i -> IDLE.contains(names.get(i).toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElse(-1);
    Set<String> taken = new HashSet<>();
    Set<String> labels = new HashSet<>();
    List<Controls.Key> keys = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<String> chosen = new ArrayList<>(arrows(names.get(i), taken));
      if (i < DIGITS) {
        chosen.add(Integer.toString((i + 1) % DIGITS));
      }
      if (!chosen.isEmpty()) {
        keys.add(
            Controls.Key.choosing(
                i, unique(names.get(i), i, labels), chosen.toArray(String[]::new)));
      }
    }
    return idle < 0
        ? new Controls(Controls.Clock.KEYS, List.of(), keys)
        : new Controls(Controls.Clock.TIME, List.of(List.of((float) idle)), keys);
  }

  /** Returns the arrow that an action's name asks for, unless another action has it already. */
  private static List<String> arrows(String name, Set<String> taken) {
    List<String> words = Arrays.asList(name.toLowerCase(Locale.ROOT).split("[^a-z]+", -1));
    List<String> directions = DIRECTIONS.keySet().stream().filter(words::contains).toList();
    // "up and left" is neither of the two.
    if (directions.size() != 1 || !taken.add(directions.get(0))) {
      return List.of();
    }
    return DIRECTIONS.get(directions.get(0));
  }

  private static Controls pushing(Space.Box actions) {
    List<Space.Dimension> dimensions = actions.dimensions();
    List<Float> rest =
        dimensions.stream()
            .map(one -> Math.min(Math.max(0, one.typicalLow()), one.typicalHigh()))
            .toList();
    Set<String> labels = new HashSet<>();
    List<Controls.Key> keys = new ArrayList<>();
    for (int i = 0; i < Math.min(dimensions.size(), PAIRS.size()); i++) {
      Space.Dimension one = dimensions.get(i);
      String name = unique(one.name(), i, labels);
      float still = rest.get(i);
      if (one.typicalLow() < still) {
        keys.add(push(PAIRS.get(i).get(0), name + " \u2212", i, one.typicalLow() - still, rest));
      }
      if (one.typicalHigh() > still) {
        keys.add(push(PAIRS.get(i).get(1), name + " +", i, one.typicalHigh() - still, rest));
      }
    }
    return new Controls(Controls.Clock.TIME, List.of(rest), keys);
  }

  /** Returns a key that adds to one of the numbers of an action. */
  private static Controls.Key push(
      String key, String label, int dimension, float amount, List<Float> rest) {
    List<Float> action =
        IntStream.range(0, rest.size()).mapToObj(i -> i == dimension ? amount : 0f).toList();
    return new Controls.Key(List.of(key), label, action);
  }

  /** Returns a label that no other key has: keys are bound anew by their labels. */
  private static String unique(String name, int index, Set<String> labels) {
    String label = labels.contains(name) ? name + " " + (index + 1) : name;
    labels.add(label);
    return label;
  }
}
