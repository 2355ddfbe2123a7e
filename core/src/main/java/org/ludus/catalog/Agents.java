package org.ludus.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ludus.settings.NearMiss;
import org.ludus.settings.Quote;
import org.ludus.settings.UsageException;

/** The agents there are: those of the program, then those of plug-ins. */
public final class Agents {

  private static final PluginSet.Kind<AgentProvider, AgentEntry<?>> KIND =
      new PluginSet.Kind<>(
          "agent", AgentProvider.class, AgentProvider::agents, AgentEntry::id, Agents::tryOut);

  private static final Plugins.Derived<Map<String, AgentEntry<?>>> ENTRIES =
      new Plugins.Derived<>(plugins -> plugins.entries(KIND, BuiltInAgents.entries()));

  private Agents() {}

  /** Returns all of them, in the order in which people should meet them. */
  public static List<AgentEntry<?>> all() {
    return List.copyOf(ENTRIES.get().values());
  }

  /**
   * Returns the one with that id.
   *
   * @throws UsageException if there is none; the message names the nearest
   */
  public static AgentEntry<?> find(String id) {
    AgentEntry<?> entry = ENTRIES.get().get(id);
    if (entry == null) {
      throw new UsageException(
          "unknown agent '%s'%s See: ludus list agents"
              .formatted(Quote.of(id), NearMiss.hint(id, ENTRIES.get().keySet())));
    }
    return entry;
  }

  /** Returns all of them, those first whose models are to be preferred. */
  public static List<AgentEntry<?>> bestFirst() {
    return ENTRIES.get().values().stream()
        .sorted(Comparator.<AgentEntry<?>>comparingInt(AgentEntry::rank).reversed())
        .toList();
  }

  /** Uses what an entry says, whoever wrote it, as the program will. */
  private static void tryOut(AgentEntry<?> entry) {
    entry.requirements(Map.of());
    entry.formats().forEach(format -> Objects.requireNonNull(format.id(), "a format without id"));
  }
}
