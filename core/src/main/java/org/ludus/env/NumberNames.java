package org.ludus.env;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** The names of alternatives that are called by their numbers; immutable, and none is kept. */
final class NumberNames extends AbstractList<String> implements RandomAccess {

  private final int count;

  NumberNames(int count) {
    this.count = count;
  }

  @Override
  public String get(int index) {
    return Integer.toString(Objects.checkIndex(index, count));
  }

  @Override
  public int size() {
    return count;
  }
}
