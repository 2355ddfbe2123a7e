package org.ludus.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings by name: the components of a record, {@code learning_rate} for {@code learningRate}. A
 * component that is a record itself is a group, whose settings have its name before theirs: {@code
 * optimizer.learning_rate}. The record's defaults are overridden by presets, files and {@code
 * --set}; names it does not have are refused, and values that are not of the kind and range that
 * {@link Setting} says.
 *
 * <p>Records without annotations may be used as well, from an instance that holds the defaults;
 * they check their ranges themselves.
 */
public final class Settings {

  /** As deep as groups within groups may go in what is read. */
  private static final int MOST_LEVELS = 8;

  private Settings() {}

  /**
   * Returns the settings that a record has by default: what its annotations say, and those of its
   * groups.
   *
   * @throws IllegalStateException if a component has none, or one of them is out of range
   */
  public static <R extends Record> R defaults(Class<R> type) {
    return defaults(type, Map.of());
  }

  /** Returns the defaults of a record some of which are others where it is used. */
  private static <R extends Record> R defaults(Class<R> type, Map<String, Object> others) {
    String what = "defaults of " + type.getSimpleName();
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    try {
      refuseUnknown(what, names(type), others);
      for (int i = 0; i < components.length; i++) {
        RecordComponent component = components[i];
        String name = SettingNames.of(component.getName());
        if (component.getType().isRecord()) {
          Map<String, Object> inner = differing(component);
          inner.putAll(inGroup(name, others));
          arguments[i] = defaults(component.getType().asSubclass(Record.class), inner);
        } else {
          Object standard = others.getOrDefault(name, standard(component));
          arguments[i] = SettingValues.convert(what, name, component, standard);
        }
      }
      return construct(what, "", type, arguments);
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

  /** Returns the settings of a record by name, in its order: those of a group as a map. */
  public static Map<String, Object> toMap(Record settings) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      Object value = read(settings, component);
      if (value instanceof Record group) {
        value = toMap(group);
      } else if (value instanceof Enum<?> constant) {
        value = SettingValues.name(constant);
      }
      values.put(SettingNames.of(component.getName()), value);
    }
    return values;
  }

  /**
   * Returns settings by their dotted names, from maps within maps, in their order.
   *
   * @throws UsageException if one is given twice, as in {@code optimizer.learning_rate} beside
   *     {@code optimizer: {learning_rate}}
   */
  public static Map<String, Object> flatten(Map<?, ?> settings) {
    Map<String, Object> flat = new LinkedHashMap<>();
    flatten("", settings, flat, 1);
    return flat;
  }

  private static void flatten(
      String group, Map<?, ?> settings, Map<String, Object> flat, int level) {
    if (level > MOST_LEVELS) {
      throw new UsageException(group + ": groups within groups go too deep");
    }
    settings.forEach(
        (key, value) -> {
          String name = SettingNames.within(group, String.valueOf(key));
          if (value instanceof Map<?, ?> inner) {
            flatten(name, inner, flat, level + 1);
          } else if (flat.containsKey(name)) {
            throw new UsageException("setting " + name + " is given twice");
          } else {
            flat.put(name, value);
          }
        });
  }

  /** Returns a value of {@link #toMap} as people write it: {@code -5}, not {@code -5.0}. */
  public static String text(Object value) {
    return SettingValues.text(value);
  }

  /**
   * Returns a copy of a record with some settings replaced.
   *
   * @param what what the settings belong to, for messages: {@code agent dqn}
   * @param overrides values by dotted names, or in maps within maps
   * @throws UsageException if a name is unknown or a value is not of the right kind or range
   */
  public static <R extends Record> R override(String what, R base, Map<String, ?> overrides) {
    if (overrides.isEmpty()) {
      return base;
    }
    Map<String, Object> flat;
    try {
      flat = flatten(overrides);
    } catch (UsageException e) {
      throw new UsageException(what + ": " + e.getMessage());
    }
    refuseWholeGroups(what, "", base.getClass(), flat);
    refuseUnknown(what, names(base.getClass()), flat);
    return override(what, "", base, flat);
  }

  private static <R extends Record> R override(
      String what, String group, R base, Map<String, Object> overrides) {
    RecordComponent[] components = base.getClass().getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = SettingNames.within(group, SettingNames.of(components[i].getName()));
      Object value = read(base, components[i]);
      if (value instanceof Record inner) {
        value = override(what, name, inner, overrides);
      } else if (overrides.containsKey(name)) {
        value = SettingValues.convert(what, name, components[i], overrides.get(name));
      }
      arguments[i] = value;
    }
    @SuppressWarnings("unchecked") // the class of an R
    Class<R> type = (Class<R>) base.getClass();
    return construct(what, group, type, arguments);
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
                    SettingNames.hint(name, known),
                    known.isEmpty() ? "none" : String.join(", ", known)));
      }
    }
  }

  /** Refuses a single value in the place of a group. */
  private static void refuseWholeGroups(
      String what, String outer, Class<?> type, Map<String, Object> overrides) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType().isRecord()) {
        String group = SettingNames.within(outer, SettingNames.of(component.getName()));
        if (overrides.containsKey(group)) {
          List<String> inside =
              names(component.getType()).stream()
                  .map(name -> SettingNames.within(group, name))
                  .toList();
          throw new UsageException(
              "%s: %s is a group of settings: give %s"
                  .formatted(what, group, String.join(", ", inside)));
        }
        refuseWholeGroups(what, group, component.getType(), overrides);
      }
    }
  }

  /**
   * Returns what people are told of the settings of a record of annotations, by their dotted names,
   * in its order.
   *
   * @throws IllegalStateException as {@link #defaults}
   */
  public static List<SettingDescription> describe(Class<? extends Record> type) {
    return describe(defaults(type));
  }

  /** Returns what people are told of settings whose defaults an instance holds. */
  public static List<SettingDescription> describe(Record defaults) {
    List<SettingDescription> descriptions = new ArrayList<>();
    describe("", defaults, descriptions);
    return List.copyOf(descriptions);
  }

  private static void describe(
      String group, Record defaults, List<SettingDescription> descriptions) {
    for (RecordComponent component : defaults.getClass().getRecordComponents()) {
      String name = SettingNames.within(group, SettingNames.of(component.getName()));
      Object value = read(defaults, component);
      if (value instanceof Record inner) {
        describe(name, inner, descriptions);
      } else {
        Setting setting = component.getAnnotation(Setting.class);
        descriptions.add(
            new SettingDescription(
                name,
                text(value),
                SettingValues.range(component, value),
                setting == null ? "" : setting.says()));
      }
    }
  }

  /**
   * Returns what the groups of a record of settings are about, by their dotted names, in its order;
   * empty where nobody said.
   */
  public static Map<String, String> groups(Class<? extends Record> type) {
    Map<String, String> groups = new LinkedHashMap<>();
    groups("", type, groups);
    return groups;
  }

  private static void groups(String outer, Class<?> type, Map<String, String> groups) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType().isRecord()) {
        String name = SettingNames.within(outer, SettingNames.of(component.getName()));
        Group group = component.getAnnotation(Group.class);
        groups.put(name, group == null ? "" : group.says());
        groups(name, component.getType(), groups);
      }
    }
  }

  /** Returns the dotted names of a record's settings, in its order. */
  private static List<String> names(Class<?> type) {
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

  private static Object read(Record settings, RecordComponent component) {
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
  private static <R extends Record> R construct(
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
