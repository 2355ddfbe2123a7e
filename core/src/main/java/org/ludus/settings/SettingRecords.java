package org.ludus.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
   */
  static <R extends Record> R construct(
      String what, String group, Class<R> type, Object[] arguments) {
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
        throw new UsageException(
            what + ": " + (group.isEmpty() ? "" : group + ": ") + refused.getMessage());
      }
      throw new IllegalStateException("cannot make settings of " + what, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make settings of " + what, e);
    }
  }
}
