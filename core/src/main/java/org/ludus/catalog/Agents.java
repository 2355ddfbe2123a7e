package org.ludus.catalog;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ludus.settings.NearMiss;
import org.ludus.settings.UsageException;

/** The agents there are. */
public final class Agents {

  private static final Map<String, AgentEntry<?>> ENTRIES = load();

  private Agents() {}

  /** Returns all of them, in the order in which people should meet them. */
  public static List<AgentEntry<?>> all() {
    return List.copyOf(ENTRIES.values());
  }

  /**
   * Returns the one with that id.
   *
   * @throws UsageException if there is none; the message names the nearest
   */
  public static AgentEntry<?> find(String id) {
    AgentEntry<?> entry = ENTRIES.get(id);
    if (entry == null) {
      throw new UsageException(
          "unknown agent '%s'%s See: ludus list agents"
              .formatted(id, NearMiss.hint(id, ENTRIES.keySet())));
    }
    return entry;
  }

  /** Returns all of them, those first whose models are to be preferred. */
  public static List<AgentEntry<?>> bestFirst() {
    return ENTRIES.values().stream()
        .sorted(Comparator.<AgentEntry<?>>comparingInt(AgentEntry::rank).reversed())
        .toList();
  }

  private static Map<String, AgentEntry<?>> load() {
    Map<String, AgentEntry<?>> byId = new LinkedHashMap<>();
    BuiltInAgents.entries().forEach(entry -> byId.put(entry.id(), entry));
    return byId;
  }
}
