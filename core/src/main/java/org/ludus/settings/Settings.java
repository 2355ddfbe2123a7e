package org.ludus.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

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
    return DefaultSettings.of(type, Map.of());
  }

  /** Returns the settings of a record by name, in its order: those of a group as a map. */
  public static Map<String, Object> toMap(Record settings) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      Object value = SettingRecords.read(settings, component);
      if (value instanceof Record group) {
        value = toMap(group);
      } else if (value instanceof Enum<?> constant) {
        value = SettingValues.name(constant);
      } else if (value instanceof List<?> list) {
        // A copy, for files that would mark one list in two places as the same.
        value = new ArrayList<>(list);
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
    return flatten(settings, name -> "");
  }

  private static Map<String, Object> flatten(Map<?, ?> settings, UnaryOperator<String> where) {
    Map<String, Object> flat = new LinkedHashMap<>();
    flatten("", settings, flat, where, 1);
    return flat;
  }

  private static void flatten(
      String group,
      Map<?, ?> settings,
      Map<String, Object> flat,
      UnaryOperator<String> where,
      int level) {
    if (level > MOST_LEVELS) {
      throw new UsageException(where.apply(group) + "groups within groups go too deep");
    }
    settings.forEach(
        (key, value) -> {
          String name = SettingNames.within(group, String.valueOf(key));
          if (value instanceof Map<?, ?> inner) {
            flatten(name, inner, flat, where, level + 1);
          } else if (flat.containsKey(name)) {
            throw new UsageException(
                where.apply(name) + "setting " + Quote.of(name) + " is given twice");
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
   * Reads a truth value as people write it: {@code true}, {@code on} or {@code yes}, and their
   * opposites.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static boolean flag(String text) {
    return SettingValues.flag(text);
  }

  /**
   * Returns a copy of a record with some settings replaced.
   *
   * @param what what the settings belong to, for messages: {@code agent dqn}
   * @param overrides values by dotted names, or in maps within maps
   * @throws UsageException if a name is unknown or a value is not of the right kind or range
   */
  public static <R extends Record> R override(String what, R base, Map<String, ?> overrides) {
    return override(what, base, overrides, name -> "");
  }

  /**
   * Returns a copy of a record with some settings replaced that stand in a file.
   *
   * @param what what the settings belong to, for messages: {@code agent dqn}
   * @param overrides values by dotted names, or in maps within maps
   * @param where returns for a setting's dotted name, or an empty one for all of them, what a
   *     message about it begins with: {@code x.yaml: line 7: }
   * @throws UsageException if a name is unknown or a value is not of the right kind or range
   */
  public static <R extends Record> R override(
      String what, R base, Map<String, ?> overrides, UnaryOperator<String> where) {
    if (overrides.isEmpty()) {
      return base;
    }
    Map<String, Object> flat = flatten(overrides, name -> where.apply(name) + what + ": ");
    refuseWholeGroups(what, "", base.getClass(), flat, where);
    refuseUnknown(what, SettingRecords.names(base.getClass()), flat.keySet(), where);
    return override(what, "", base, flat, where);
  }

  private static <R extends Record> R override(
      String what,
      String group,
      R base,
      Map<String, Object> overrides,
      UnaryOperator<String> where) {
    RecordComponent[] components = base.getClass().getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = SettingNames.within(group, SettingNames.of(components[i].getName()));
      Object value = SettingRecords.read(base, components[i]);
      if (value instanceof Record inner) {
        value = override(what, name, inner, overrides, where);
      } else if (overrides.containsKey(name)) {
        value =
            SettingValues.convert(
                where.apply(name) + what, name, components[i], overrides.get(name));
      }
      arguments[i] = value;
    }
    @SuppressWarnings("unchecked") // the class of an R
    Class<R> type = (Class<R>) base.getClass();
    return SettingRecords.construct(name -> where.apply(name) + what, group, type, arguments);
  }

  /**
   * Makes sure that all names are known.
   *
   * @param where returns for a name what a message about it begins with
   * @throws UsageException if one is not; the message names the nearest and all that are
   */
  public static void refuseUnknown(
      String what, List<String> known, Collection<String> names, UnaryOperator<String> where) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw new UsageException(
            "%sunknown setting '%s' of %s%s Valid: %s"
                .formatted(
                    where.apply(name),
                    Quote.of(name),
                    what,
                    SettingNames.hint(name, known),
                    known.isEmpty() ? "none" : String.join(", ", known)));
      }
    }
  }

  /** Refuses a single value in the place of a group. */
  private static void refuseWholeGroups(
      String what,
      String outer,
      Class<?> type,
      Map<String, Object> overrides,
      UnaryOperator<String> where) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType().isRecord()) {
        String group = SettingNames.within(outer, SettingNames.of(component.getName()));
        if (overrides.containsKey(group)) {
          List<String> inside =
              SettingRecords.names(component.getType()).stream()
                  .map(name -> SettingNames.within(group, name))
                  .toList();
          throw new UsageException(
              "%s%s: %s is a group of settings: give %s"
                  .formatted(where.apply(group), what, group, String.join(", ", inside)));
        }
        refuseWholeGroups(what, group, component.getType(), overrides, where);
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
      Object value = SettingRecords.read(defaults, component);
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
}
