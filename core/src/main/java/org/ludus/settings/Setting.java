package org.ludus.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a component of a settings record what it does, what it is by default, and what it may be.
 * {@link Settings} reads all three: a value out of range is refused there, so that the record's own
 * constructor checks only what involves several settings at once.
 *
 * <p>Components may be of type int, long, double, boolean, String, an enum, or a list of whole
 * numbers. One that is a record itself is a {@link Group}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

  /** Returns what it does, as a part of a sentence: {@code worth of a reward one step later}. */
  String says();

  /** Returns what it is by default, as people write it: {@code 0.99}, {@code 64,64}. */
  String standard();

  /**
   * Returns what it may be, as an interval: {@code (0, 1]} is above 0 and at most 1, {@code [0,
   * inf)} is finite and at least 0, {@code (0, inf]} may be infinite. Empty: any finite number. Of
   * a list it holds for every number.
   */
  String range() default "";
}
