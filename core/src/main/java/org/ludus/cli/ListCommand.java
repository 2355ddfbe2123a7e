package org.ludus.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ludus.catalog.AgentEntry;
import org.ludus.catalog.Agents;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.model.Models;
import org.ludus.run.Preset;
import org.ludus.settings.NearMiss;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Says what there is. */
@Command(
    name = "list",
    description = "List worlds, agents, models and presets.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

  /** What can be listed. */
  enum What {
    ENVS,
    AGENTS,
    MODELS,
    PRESETS
  }

  /** Reads what is to be listed; worlds are what environments are called on screen. */
  static final class WhatConverter implements ITypeConverter<What> {

    private static final List<String> NAMES =
        List.of("envs", "worlds", "agents", "models", "presets");

    @Override
    public What convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "envs", "worlds" -> What.ENVS;
        case "agents" -> What.AGENTS;
        case "models" -> What.MODELS;
        case "presets" -> What.PRESETS;
        default ->
            throw new TypeConversionException(
                "it must be one of %s, not '%s'%s"
                    .formatted(String.join(", ", NAMES), text, NearMiss.hint(text, NAMES)));
      };
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "envs|agents|models|presets",
      converter = WhatConverter.class,
      description = "What to list (default: all of it); envs are also called worlds.")
  private What what;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID",
      description = "One agent, with all its settings, or one world, with all its options.")
  private String id;

  @Option(names = "--json", description = "Print one JSON array, or one object for an ID.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (id != null) {
      printOne(out);
      return 0;
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (What kind : what == null ? What.values() : new What[] {what}) {
      List<Map<String, Object>> ofKind =
          switch (kind) {
            case ENVS -> environments();
            case AGENTS -> agents();
            case MODELS -> models();
            case PRESETS -> presets();
          };
      if (!json && what == null) {
        out.println(kind.name().toLowerCase(Locale.ROOT));
      }
      if (!json) {
        print(out, ofKind, what == null ? "  " : "");
      }
      rows.addAll(ofKind);
    }
    if (json) {
      out.println(Json.line(rows));
    }
    return 0;
  }

  /** Says all there is to know of one agent or world. */
  private void printOne(PrintWriter out) {
    switch (what) {
      case AGENTS -> {
        AgentEntry<?> entry = Agents.find(id);
        AgentSheet sheet =
            new AgentSheet(
                entry.id() + ": " + entry.summary(), entry.explanation(), entry.defaults());
        Map<String, Object> row = agent(entry);
        row.putAll(sheet.toMap());
        print(out, row, sheet.text());
      }
      case ENVS -> {
        EnvironmentEntry<?, ?> entry = Environments.find(id);
        EnvironmentSheet sheet = new EnvironmentSheet(entry);
        Map<String, Object> row = environment(entry);
        row.putAll(sheet.toMap());
        print(out, row, sheet.text());
      }
      default ->
          throw new UsageException(
              "only agents and envs are told one by one: leave out '" + id + "'");
    }
  }

  private void print(PrintWriter out, Map<String, Object> row, String text) {
    if (json) {
      out.println(Json.line(row));
    } else {
      text.lines().forEach(out::println);
    }
  }

  private static void print(PrintWriter out, List<Map<String, Object>> rows, String indent) {
    int width = rows.stream().mapToInt(row -> row.get("id").toString().length()).max().orElse(0);
    for (Map<String, Object> row : rows) {
      String id = row.get("id").toString();
      String gap = " ".repeat(width + 2 - id.length());
      out.println(indent + id + gap + row.get("summary"));
    }
  }

  private static List<Map<String, Object>> environments() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (EnvironmentEntry<?, ?> entry : Environments.all()) {
      rows.add(environment(entry));
    }
    return rows;
  }

  private static Map<String, Object> environment(EnvironmentEntry<?, ?> entry) {
    try (Environment<?> environment = entry.make(Map.of())) {
      Map<String, Object> row = row("environment", entry.id(), entry.summary());
      row.put("explanation", entry.explanation());
      row.put("options", entry.options());
      row.put("actions", names(environment.spec().actionSpace()));
      row.put("observations", names(environment.spec().observationSpace()));
      int limit = environment.spec().maxEpisodeSteps();
      row.put("max_episode_steps", limit == EnvironmentSpec.NO_LIMIT ? null : limit);
      row.put("solved_return", environment.spec().solvedReturn());
      return row;
    }
  }

  /** A small space by its names, a large or nameless one by its size. */
  private static Object names(Space space) {
    if (space instanceof Space.Discrete discrete) {
      return discrete.names().get(0).equals("0") ? discrete.count() : discrete.names();
    }
    return ((Space.Box) space).dimensions().stream().map(Space.Dimension::name).toList();
  }

  private static List<Map<String, Object>> agents() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (AgentEntry<?> entry : Agents.all()) {
      rows.add(agent(entry));
    }
    return rows;
  }

  private static Map<String, Object> agent(AgentEntry<?> entry) {
    Map<String, Object> row = row("agent", entry.id(), entry.summary());
    row.put("explanation", entry.explanation());
    row.put("settings", Settings.toMap(entry.defaults()));
    return row;
  }

  private static List<Map<String, Object>> models() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Models.Listed model : Models.all()) {
      rows.add(row("model", model.name(), model.summary()));
    }
    return rows;
  }

  private static List<Map<String, Object>> presets() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (EnvironmentEntry<?, ?> environment : Environments.all()) {
      for (AgentEntry<?> agent : Agents.all()) {
        if (Preset.exists(environment.id(), agent.id())) {
          rows.add(
              row(
                  "preset",
                  environment.id() + "/" + agent.id(),
                  "ludus train " + environment.id() + " --agent " + agent.id()));
        }
        if (Preset.existsForPixels(environment.id(), agent.id())) {
          rows.add(
              row(
                  "preset",
                  environment.id() + "/" + agent.id() + "-pixels",
                  "ludus train %s --agent %s --observation pixels"
                      .formatted(environment.id(), agent.id())));
        }
      }
    }
    return rows;
  }

  private static Map<String, Object> row(String kind, String id, String summary) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("kind", kind);
    row.put("id", id);
    row.put("summary", summary);
    return row;
  }
}
