package org.ludus.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a component that is a record of settings itself what they have in common, and which of
 * them are something else by default here than in that record. Their names begin with the group's:
 * {@code optimizer.learning_rate}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Group {

  /** Returns what they are about, as a part of a sentence: {@code how networks learn}. */
  String says();

  /**
   * Returns the defaults that differ from the record's own, as {@code name=value}. A setting of a
   * group inside this one has a dotted name.
   */
  String[] standard() default {};
}
