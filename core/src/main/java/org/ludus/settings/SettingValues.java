package org.ludus.settings;

import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads and writes the value of one setting by its type, and checks its range. */
final class SettingValues {

  private SettingValues() {}

  /**
   * Returns a value in the type of its component.
   *
   * @param what what the setting belongs to, for messages
   * @param name its full name, for messages
   * @throws UsageException if the value is of another kind or out of range
   */
  static Object convert(String what, String name, RecordComponent component, Object value) {
    Class<?> type = component.getType();
    Optional<Range> range = range(component);
    Object converted;
    try {
      converted = read(type, value);
    } catch (UsageException e) {
      throw new UsageException("%s: %s: %s".formatted(what, name, e.getMessage()));
    } catch (TooLargeException e) {
      throw new UsageException(
          "%s: %s must be %s, not %s".formatted(what, name, e.getMessage(), Quote.of(value)));
    } catch (IllegalArgumentException e) {
      String found = value == null ? "and it is empty" : "not '" + Quote.of(value) + "'";
      throw new UsageException("%s: %s must be %s, %s".formatted(what, name, kind(type), found));
    }
    range.ifPresent(allowed -> refuseOutside(what, name, allowed, converted, value));
    return converted;
  }

  /** Returns what a setting may be, for people; empty if it is not annotated. */
  static String range(RecordComponent component, Object standard) {
    Class<?> type = component.getType();
    Optional<Range> range = range(component);
    if (type == boolean.class) {
      return "true or false";
    } else if (type.isEnum()) {
      List<String> names = constants(type);
      String last = names.get(names.size() - 1);
      return names.size() == 1
          ? last
          : String.join(", ", names.subList(0, names.size() - 1)) + " or " + last;
    } else if (range.isEmpty()) {
      return "";
    }
    String ends = range.get().text();
    if (standard instanceof Integer || standard instanceof Long) {
      return ends.isEmpty() ? "any whole number" : "whole, " + ends;
    } else if (standard instanceof List<?>) {
      return ends.isEmpty() ? "whole numbers" : "whole numbers, each " + ends;
    } else if (standard instanceof String) {
      return "";
    }
    return ends.isEmpty() ? "any number" : ends;
  }

  /** Returns a value as people write it: {@code -5}, {@code 64,64}, {@code linear}. */
  static String text(Object value) {
    if (value instanceof Double number) {
      return PlainNumbers.text(number);
    } else if (value instanceof Enum<?> constant) {
      return name(constant);
    } else if (value instanceof List<?> list) {
      return list.isEmpty()
          ? "[]"
          : list.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
    return value.toString();
  }

  /** Returns the name that people give a constant. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the range that a component is annotated with; none if it is not annotated. */
  private static Optional<Range> range(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      return Optional.empty();
    }
    Class<?> type = component.getType();
    boolean numbers =
        type == int.class || type == long.class || type == double.class || type == List.class;
    if (!numbers && !setting.range().isEmpty()) {
      throw new IllegalStateException("a range of what are no numbers: " + component);
    }
    try {
      return Optional.of(Range.parse(setting.range()));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("range of " + component + ": " + e.getMessage(), e);
    }
  }

  private static void refuseOutside(
      String what, String name, Range range, Object converted, Object given) {
    List<?> numbers = converted instanceof List<?> list ? list : List.of(converted);
    for (Object element : numbers) {
      if (element instanceof Number number && !range.contains(number.doubleValue())) {
        String demand = range.demand(number.doubleValue());
        throw new UsageException(
            converted instanceof List<?>
                ? "%s: every number of %s must be %s, not %s".formatted(what, name, demand, number)
                : "%s: %s must be %s, not %s".formatted(what, name, demand, Quote.of(given)));
      }
    }
  }

  private static Object read(Class<?> type, Object value) {
    if (type == List.class) {
      return value instanceof List<?> list ? integers(list) : integers(scalar(value).trim());
    }
    String text = scalar(value).trim();
    if (type == int.class) {
      return integer(text);
    } else if (type == long.class) {
      return whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (type == double.class) {
      return PlainNumbers.decimal(text);
    } else if (type == boolean.class) {
      return flag(text);
    } else if (type.isEnum()) {
      return constant(type, text);
    } else if (type == String.class) {
      return scalar(value);
    }
    throw new UsageException("settings of the kind " + type + " cannot be given by name");
  }

  private static String scalar(Object value) {
    if (value == null || value instanceof Iterable<?> || value instanceof Map<?, ?>) {
      throw new IllegalArgumentException("not a single value");
    }
    return value.toString();
  }

  private static int integer(String text) {
    return (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static long whole(String text, long least, long most) {
    BigInteger value = PlainNumbers.whole(text);
    if (value.compareTo(BigInteger.valueOf(most)) > 0) {
      throw new TooLargeException("at most " + most);
    } else if (value.compareTo(BigInteger.valueOf(least)) < 0) {
      throw new TooLargeException("at least " + least);
    }
    return value.longValueExact();
  }

  /**
   * Reads a truth value, in whichever of its words.
   *
   * @throws IllegalArgumentException if it is none
   */
  static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "on", "yes" -> true;
      case "false", "off", "no" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Object constant(Class<?> type, String text) {
    String name = text.replace('-', '_');
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(text));
  }

  private static List<Integer> integers(List<?> list) {
    List<Integer> integers = new ArrayList<>();
    for (Object element : list) {
      integers.add(integer(scalar(element).trim()));
    }
    return List.copyOf(integers);
  }

  private static List<Integer> integers(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String inner = bracketed ? text.substring(1, text.length() - 1).trim() : text;
    return inner.isEmpty() ? List.of() : integers(Arrays.asList(inner.split("[,x]", -1)));
  }

  private static String kind(Class<?> type) {
    if (type == int.class || type == long.class) {
      return "a whole number";
    } else if (type == double.class) {
      return "a number";
    } else if (type == boolean.class) {
      return "true or false";
    } else if (type.isEnum()) {
      return "one of " + String.join(", ", constants(type));
    } else if (type == String.class) {
      return "a text";
    }
    return "whole numbers such as 64,64";
  }

  private static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> name((Enum<?>) constant))
        .toList();
  }

  /** A whole number that its type cannot hold; the message says which it can. */
  private static final class TooLargeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String bound) {
      super(bound);
    }
  }
}
