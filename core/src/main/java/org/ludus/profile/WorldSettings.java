package org.ludus.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a person chose for one world.
 *
 * @param mode what was done there last, such as {@code play}; empty if nothing was
 * @param agent the agent that was met there last; empty if there was none
 * @param options the last options that differ from the world's defaults, by name, as text
 * @param keys names of the keys chosen for actions, by the action's label in {@code Controls}; the
 *     default keys hold for the others
 */
public record WorldSettings(
    String mode, String agent, Map<String, String> options, Map<String, List<String>> keys) {

  /** Those of a world in which nothing was chosen yet. */
  public static final WorldSettings NONE = new WorldSettings("", "", Map.of(), Map.of());

  /** Makes the maps immutable. */
  public WorldSettings {
    options = Map.copyOf(options);
    keys = PlayerSettings.copy(keys);
  }

  /** Returns these settings with what was done there last. */
  public WorldSettings withMode(String other) {
    return new WorldSettings(other, agent, options, keys);
  }

  /** Returns these settings with the agent that was met there last. */
  public WorldSettings withAgent(String other) {
    return new WorldSettings(mode, other, options, keys);
  }

  /** Returns these settings with other options. */
  public WorldSettings withOptions(Map<String, String> other) {
    return new WorldSettings(mode, agent, other, keys);
  }

  /** Returns these settings with other keys for the action with that label. */
  public WorldSettings withKeys(String action, List<String> names) {
    Map<String, List<String>> changed = new LinkedHashMap<>(keys);
    changed.put(action, names);
    return new WorldSettings(mode, agent, options, changed);
  }

  /** Returns these settings with the default keys for all actions. */
  public WorldSettings withDefaultKeys() {
    return new WorldSettings(mode, agent, options, Map.of());
  }

  static WorldSettings read(Entries entries) {
    Map<String, String> options = new TreeMap<>();
    Entries chosen = entries.under("options");
    chosen.names().forEach(name -> chosen.text(name).ifPresent(text -> options.put(name, text)));
    Map<String, List<String>> keys = new TreeMap<>();
    Entries bound = entries.under("keys");
    bound.names().forEach(name -> bound.texts(name).ifPresent(names -> keys.put(name, names)));
    return new WorldSettings(
        entries.text("mode").orElse(""), entries.text("agent").orElse(""), options, keys);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("mode", mode);
    map.put("agent", agent);
    map.put("options", new TreeMap<>(options));
    map.put("keys", new TreeMap<>(keys));
    return map;
  }
}
