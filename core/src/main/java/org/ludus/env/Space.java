package org.ludus.env;

import java.util.List;

/** The set that observations or actions come from. */
public sealed interface Space permits Space.Discrete, Space.Box {

  /** Returns how many floats one element takes in a flat array: 1 for {@link Discrete}. */
  int size();

  /** Returns whether the element that starts at that offset belongs to this space. */
  boolean contains(float[] element, int offset);

  /**
   * A choice among n named alternatives. An element is one float that holds the index.
   *
   * @param names what each alternative is called, by index; people read these, keys are bound to
   *     them
   */
  record Discrete(List<String> names) implements Space {

    /** Checks that there is something to choose. */
    public Discrete {
      names = names instanceof NumberNames ? names : List.copyOf(names);
      if (names.isEmpty()) {
        throw new IllegalArgumentException("a discrete space needs at least one alternative");
      }
    }

    /** Returns a space of alternatives that have no names of their own, only numbers. */
    public static Discrete numbered(int count) {
      return new Discrete(new NumberNames(count));
    }

    /** Returns the number of alternatives. */
    public int count() {
      return names.size();
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public boolean contains(float[] element, int offset) {
      float index = element[offset];
      return index >= 0 && index < names.size() && index == (int) index;
    }

    /**
     * Returns the index that an element holds.
     *
     * @throws IllegalArgumentException if it is not one of this space's
     */
    public int index(float[] element, int offset) {
      if (!contains(element, offset)) {
        throw new IllegalArgumentException(
            element[offset] + " is not one of the indices 0 to " + (names.size() - 1));
      }
      return (int) element[offset];
    }
  }

  /**
   * A box of real numbers, one {@link Dimension} each.
   *
   * @param dimensions what each number means and how far it reaches
   * @param shape how the numbers are arranged, row by row: {@code [n]} for a plain vector, {@code
   *     [height, width, planes]} for pictures; its product is the number of dimensions
   * @param frames 0 for numbers of any kind. Otherwise every number is a whole 255th from 0 to 1,
   *     so that a byte holds it exactly, and the planes are those of so many frames that were seen
   *     one after the other, the oldest first: the next observation shows all of them again but one
   */
  record Box(List<Dimension> dimensions, List<Integer> shape, int frames) implements Space {

    /** Checks that the shape fits. */
    public Box {
      dimensions = List.copyOf(dimensions);
      shape = List.copyOf(shape);
      int product = shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
      if (dimensions.isEmpty() || product != dimensions.size()) {
        throw new IllegalArgumentException(
            "shape " + shape + " does not arrange " + dimensions.size() + " dimensions");
      }
      if (frames < 0 || (frames > 0 && (shape.size() != 3 || shape.get(2) % frames != 0))) {
        throw new IllegalArgumentException(
            frames + " frames do not make up a picture of the shape " + shape);
      }
    }

    /** Makes a box of numbers of any kind. */
    public Box(List<Dimension> dimensions, List<Integer> shape) {
      this(dimensions, shape, 0);
    }

    /** Returns a plain vector of those dimensions. */
    public static Box of(List<Dimension> dimensions) {
      return new Box(dimensions, List.of(dimensions.size()));
    }

    /** Returns a plain vector of those dimensions. */
    public static Box of(Dimension... dimensions) {
      return of(List.of(dimensions));
    }

    @Override
    public int size() {
      return dimensions.size();
    }

    @Override
    public boolean contains(float[] element, int offset) {
      for (int i = 0; i < dimensions.size(); i++) {
        if (!dimensions.get(i).contains(element[offset + i])) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * One number of a {@link Box}.
   *
   * @param name what it is, for people
   * @param unit its unit, or empty
   * @param low the least value, possibly minus infinity
   * @param high the greatest value, possibly infinity
   * @param typicalLow the least value worth a place on a scale or a bin of a table; finite
   * @param typicalHigh the greatest such value; finite
   */
  record Dimension(
      String name, String unit, float low, float high, float typicalLow, float typicalHigh) {

    /** Checks that the bounds are in order. */
    public Dimension {
      if (!(low < high) || !(typicalLow < typicalHigh)) {
        throw new IllegalArgumentException("bounds of " + name + " are out of order");
      }
      if (!Float.isFinite(typicalLow) || !Float.isFinite(typicalHigh)) {
        throw new IllegalArgumentException("typical range of " + name + " is not finite");
      }
    }

    /** Makes a dimension whose whole range is typical. */
    public Dimension(String name, String unit, float low, float high) {
      this(name, unit, low, high, low, high);
    }

    /** Returns whether a value lies within the bounds; NaN never does. */
    public boolean contains(float value) {
      return value >= low && value <= high;
    }
  }
}
