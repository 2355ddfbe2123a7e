package org.ludus.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads and makes records of settings, whatever their class. */
final class SettingRecords {

  private SettingRecords() {}

  /** Returns the dotted names of a record's settings, in its order. */
  static List<String> names(Class<?> type) {
    List<String> names = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = SettingNames.of(component.getName());
      if (component.getType().isRecord()) {
        names(component.getType()).forEach(inner -> names.add(SettingNames.within(name, inner)));
      } else {
        names.add(name);
      }
    }
    return names;
  }

  static Object read(Record settings, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  /**
   * Makes a record; what its constructor refuses is a setting, or several that do not go together.
   * Its message may call them as the code does.
   *
   * @param what returns for a setting's full name what a message about it begins with
   * @throws UsageException if the constructor refuses something, in the names that people write
   */
  static <R extends Record> R construct(
      UnaryOperator<String> what, String group, Class<R> type, Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused(what, group, type, String.valueOf(refused.getMessage()));
      } else if (e.getCause() instanceof RuntimeException fault) {
        // A plug-in's record may trip over a value instead of refusing it.
        throw refused(what, group, type, fault.toString());
      }
      throw new IllegalStateException("cannot make " + type, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + type, e);
    }
  }

  private static UsageException refused(
      UnaryOperator<String> what, String group, Class<?> type, String message) {
    String reason = asPeopleWrite(message, type);
    String first = reason.split("[^\\w.]", 2)[0];
    if (names(type).contains(first)) {
      String name = SettingNames.within(group, first);
      return new UsageException(what.apply(name) + ": " + SettingNames.within(group, reason));
    }
    return new UsageException(
        what.apply(group) + ": " + (group.isEmpty() ? "" : group + ": ") + reason);
  }

  /** Puts {@code wind_power} where a message says {@code windPower}. */
  private static String asPeopleWrite(String message, Class<?> type) {
    String text = message;
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getName();
      text = text.replaceAll("\\b" + name + "\\b", SettingNames.of(name));
    }
    return text;
  }
}
