package org.ludus.catalog;

import org.ludus.settings.Settings;

/**
 * An option of an environment that a person can turn to make it harder or easier: what a slider or
 * a switch in the menu needs to know.
 */
public sealed interface Difficulty permits Difficulty.Slider, Difficulty.Switch {

  /** Returns the option's name, as in an {@link EnvironmentReference}. */
  String option();

  /** Returns what it is called, for people. */
  String label();

  /** Returns its value unless somebody chooses another, as text. */
  String standard();

  /**
   * A number.
   *
   * @param option the option's name
   * @param label what it is called, for people
   * @param unit its unit, or empty
   * @param low the least value offered
   * @param high the greatest value offered
   * @param step how far apart the values offered are
   * @param initial the option's default
   */
  record Slider(
      String option,
      String label,
      String unit,
      double low,
      double high,
      double step,
      double initial)
      implements Difficulty {

    /** Checks that there is something to choose from. */
    public Slider {
      if (!(low < high) || !(step > 0) || !(low <= initial && initial <= high)) {
        throw new IllegalArgumentException("the range of " + option + " is out of order");
      }
    }

    /** Returns how many values are offered. */
    public int count() {
      return (int) Math.round((high - low) / step) + 1;
    }

    /** Returns one of the values offered, counted from 0 at the low end. */
    public double value(int index) {
      // Tenths and hundredths are meant as such: 0.30000000000000004 would be another option.
      double value = low + (high - low) * index / (count() - 1);
      return Math.round(value * 1000) / 1000.0;
    }

    /** Returns the number of the value offered that is nearest to a value. */
    public int index(double value) {
      int nearest = (int) Math.round((value - low) / step);
      return Math.max(0, Math.min(count() - 1, nearest));
    }

    /** Returns a value as text, as the option takes it. */
    public static String text(double value) {
      return Settings.text(value);
    }

    @Override
    public String standard() {
      return text(initial);
    }
  }

  /**
   * Something that is on or off.
   *
   * @param option the option's name
   * @param label what it is called, for people
   * @param initial the option's default
   */
  record Switch(String option, String label, boolean initial) implements Difficulty {

    @Override
    public String standard() {
      return Settings.text(initial);
    }
  }
}
