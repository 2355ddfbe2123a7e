package org.ludus.settings;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes records of settings from what their annotations say is usual. */
final class DefaultSettings {

  private DefaultSettings() {}

  /** Returns the defaults of a record some of which are others where it is used. */
  static <R extends Record> R of(Class<R> type, Map<String, Object> others) {
    String what = "defaults of " + type.getSimpleName();
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    try {
      Settings.refuseUnknown(what, SettingRecords.names(type), others.keySet(), name -> "");
      for (int i = 0; i < components.length; i++) {
        RecordComponent component = components[i];
        String name = SettingNames.of(component.getName());
        if (component.getType().isRecord()) {
          Map<String, Object> inner = differing(component);
          inner.putAll(inGroup(name, others));
          arguments[i] = of(component.getType().asSubclass(Record.class), inner);
        } else {
          Object standard = others.getOrDefault(name, standard(component));
          arguments[i] = SettingValues.convert(what, name, component, standard);
        }
      }
      return SettingRecords.construct(name -> what, "", type, arguments);
    } catch (UsageException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static String standard(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      throw new IllegalStateException(component + " has no @Setting that says its default");
    }
    return setting.standard();
  }

  /** Returns the defaults that a group's use names. */
  private static Map<String, Object> differing(RecordComponent component) {
    Map<String, Object> values = new LinkedHashMap<>();
    Group group = component.getAnnotation(Group.class);
    for (String standard : group == null ? new String[0] : group.standard()) {
      String[] nameAndValue = standard.split("=", 2);
      if (nameAndValue.length < 2 || values.put(nameAndValue[0], nameAndValue[1]) != null) {
        throw new IllegalStateException(component + ": '" + standard + "' is not name=value, once");
      }
    }
    return values;
  }

  /** Returns those values whose names begin with a group's, without it. */
  private static Map<String, Object> inGroup(String group, Map<String, Object> values) {
    Map<String, Object> inside = new LinkedHashMap<>();
    String prefix = group + ".";
    values.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            inside.put(name.substring(prefix.length()), value);
          }
        });
    return inside;
  }
}
