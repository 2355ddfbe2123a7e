package org.ludus.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Binds names to the components of a settings record: {@code learning_rate} to {@code
 * learningRate}. The record's own defaults are overridden by presets, files and {@code --set};
 * names it does not have are refused. Components may be of type int, long, double, boolean, String,
 * an enum, or a list of whole numbers.
 */
public final class Settings {

  private static final double LARGEST_WRITTEN_WHOLE = 1e15;

  private Settings() {}

  /** Returns the settings of a record by name, in its order. */
  public static Map<String, Object> toMap(Record settings) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      Object value = read(settings, component);
      values.put(
          snakeCase(component.getName()),
          value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value);
    }
    return values;
  }

  /** Returns a value of {@link #toMap} as people write it: {@code -5}, not {@code -5.0}. */
  public static String text(Object value) {
    boolean whole =
        value instanceof Double number
            && number == Math.rint(number)
            && Math.abs(number) < LARGEST_WRITTEN_WHOLE;
    return whole ? Long.toString(((Double) value).longValue()) : value.toString();
  }

  /**
   * Returns a copy of a record with some settings replaced.
   *
   * @param what what the settings belong to, for messages: {@code agent dqn}
   * @throws UsageException if a name is unknown or a value is not of the right kind or range
   */
  public static <R extends Record> R override(String what, R base, Map<String, ?> overrides) {
    if (overrides.isEmpty()) {
      return base;
    }
    RecordComponent[] components = base.getClass().getRecordComponents();
    refuseUnknown(
        what,
        Arrays.stream(components).map(component -> snakeCase(component.getName())).toList(),
        overrides);
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = snakeCase(components[i].getName());
      arguments[i] =
          overrides.containsKey(name)
              ? convert(what, name, components[i].getType(), overrides.get(name))
              : read(base, components[i]);
    }
    return construct(what, base, components, arguments);
  }

  /**
   * Makes sure that all names are known.
   *
   * @throws UsageException if one is not; the message names the nearest and all that are
   */
  public static void refuseUnknown(String what, List<String> known, Map<String, ?> overrides) {
    for (String name : overrides.keySet()) {
      if (!known.contains(name)) {
        throw new UsageException(
            "unknown setting '%s' of %s%s Valid: %s"
                .formatted(
                    name,
                    what,
                    NearMiss.hint(name, known),
                    known.isEmpty() ? "none" : String.join(", ", known)));
      }
    }
  }

  private static Object read(Record settings, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static <R extends Record> R construct(
      String what, R base, RecordComponent[] components, Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      @SuppressWarnings("unchecked") // the class of an R
      Class<R> type = (Class<R>) base.getClass();
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw new UsageException(what + ": " + refused.getMessage());
      }
      throw new IllegalStateException("cannot make settings of " + what, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make settings of " + what, e);
    }
  }

  private static Object convert(String what, String name, Class<?> type, Object value) {
    String text = value.toString().trim();
    try {
      if (type == int.class) {
        return Integer.parseInt(text.replace("_", ""));
      } else if (type == long.class) {
        return Long.parseLong(text.replace("_", ""));
      } else if (type == double.class) {
        return finite(text);
      } else if (type == boolean.class) {
        return bool(text);
      } else if (type.isEnum()) {
        return constant(type, text);
      } else if (type == List.class) {
        return value instanceof List<?> list ? integers(list) : integers(text);
      } else if (type == String.class) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "%s: %s must be %s, not '%s'".formatted(what, name, kind(type), text));
    }
    throw new IllegalStateException(what + ": settings of " + type + " are not supported");
  }

  private static double finite(String text) {
    double number = Double.parseDouble(text);
    if (Double.isNaN(number)) {
      throw new IllegalArgumentException("NaN");
    }
    return number;
  }

  private static boolean bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "on", "yes" -> true;
      case "false", "off", "no" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Object constant(Class<?> type, String text) {
    String name = text.replace('-', '_');
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.toString().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(text));
  }

  private static List<Integer> integers(List<?> list) {
    return list.stream().map(element -> Integer.parseInt(element.toString().trim())).toList();
  }

  private static List<Integer> integers(String text) {
    String inner = text.replace("[", "").replace("]", "").trim();
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
      List<String> names = new ArrayList<>();
      for (Object constant : type.getEnumConstants()) {
        names.add(constant.toString().toLowerCase(Locale.ROOT));
      }
      return "one of " + String.join(", ", names);
    }
    return "whole numbers such as 64,64";
  }

  private static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
