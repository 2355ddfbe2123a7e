package org.ludus.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Makes the jars of plug-ins from their sources, as somebody outside of the project would. */
public final class PluginJars {

  private static final String SERVICE = "META-INF/services/org.ludus.catalog.EnvironmentProvider";

  private static final String WORLD =
      """
      package outside;

      import java.util.List;
      import org.ludus.catalog.EnvironmentEntry;
      import org.ludus.catalog.EnvironmentProvider;
      import org.ludus.env.Environment;
      import org.ludus.env.EnvironmentSpec;
      import org.ludus.env.Inspectable;
      import org.ludus.env.Space;
      import org.ludus.env.StepResult;

      public final class Worlds implements EnvironmentProvider {

        public record Options(int length) {}

        @Override
        public List<EnvironmentEntry<?, ?>> environments() {
          return List.of(
              EnvironmentEntry.of("ID", "A walk", "Walk LENGTH steps.", new Options(5), Walk::new)
                  .build());
        }

        private static final class Walk implements Environment<Integer>, Inspectable {

          private final Options options;
          private int walked;

          Walk(Options options) {
            this.options = options;
          }

          @Override
          public EnvironmentSpec spec() {
            return new EnvironmentSpec(
                "ID",
                Space.Box.of(new Space.Dimension("way", "m", 0, 100, 0, 10)),
                new Space.Discrete(List.of("stay", "right")),
                50, 5, 10);
          }

          @Override
          public void reset(long seed, float[] observation) {
            walked = 0;
            observation[0] = 0;
          }

          @Override
          public StepResult step(float[] action, float[] observation) {
            walked += (int) action[0];
            observation[0] = walked;
            return new StepResult(1, walked == options.length(), false);
          }

          @Override
          public Integer snapshot() {
            return walked;
          }

          @Override
          public boolean succeeded() {
            return walked == options.length();
          }
        }
      }
      """;

  private static final String FAILING =
      """
      package outside;

      import java.io.InputStream;
      import java.util.Collections;
      import java.util.List;
      import org.ludus.catalog.EnvironmentEntry;
      import org.ludus.catalog.EnvironmentProvider;
      import org.ludus.env.Environment;

      public final class Worlds implements EnvironmentProvider {

        public record Options() {}

        @Override
        public List<EnvironmentEntry<?, ?>> environments() {
          switch (how()) {
            case "exception": throw new IllegalStateException("no luck\\nat all");
            case "assertion": throw new AssertionError("never");
            case "class": throw new NoClassDefFoundError("other/Thing");
            case "initializer":
              throw new ExceptionInInitializerError(new IllegalArgumentException("x"));
            case "overflow": return environments();
            case "inner class": return List.of(entry(org.ludus.train.Workers.class.getName()));
            case "null": return null;
            case "null entry": return Collections.singletonList(null);
            case "no id": return List.of(entry(null));
            case "bad id": return List.of(entry("A b"));
            default: return List.of(entry("hollow"));
          }
        }

        private static EnvironmentEntry<?, ?> entry(String id) {
          return EnvironmentEntry.of(id, "Hollow", "", new Options(), Worlds::make).build();
        }

        private static Environment<Object> make(Options options) {
          throw new UnsupportedOperationException("not here");
        }

        private static String how() {
          try (InputStream in = Worlds.class.getResourceAsStream("/how")) {
            return new String(in.readAllBytes());
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }
      }
      """;

  private static final String PROVIDER = "outside.Worlds\n";

  private static final String AGENT =
      """
      package outside;

      import java.util.List;
      import org.ludus.agent.policy.UniformPolicy;
      import org.ludus.catalog.AgentEntry;
      import org.ludus.catalog.AgentProvider;

      public final class Worlds implements AgentProvider {

        @Override
        public List<AgentEntry<?>> agents() {
          return List.of(
              AgentEntry.policy(
                  "ID",
                  "walks about",
                  (environment, rule) -> new UniformPolicy(environment.actionSpace())));
        }
      }
      """;

  /** Classes by the source that they were compiled from: compiling takes its time. */
  private static final Map<String, Map<String, byte[]>> COMPILED = new HashMap<>();

  private PluginJars() {}

  /** Makes a jar that brings a world with that id, in which one walks to the right. */
  public static Path world(Path jar, String id) throws IOException {
    return make(jar, WORLD.replace("ID", id), Map.of());
  }

  /** Makes a jar that brings such a world, of which the third step of every episode fails. */
  public static Path failingWorld(Path jar, String id) throws IOException {
    String source =
        WORLD
            .replace("ID", id)
            .replace(
                "walked += (int) action[0];",
                "if (++walked == 3) throw new AssertionError(\"no\");");
    return make(jar, source, Map.of());
  }

  /** Makes a jar that brings an agent with that id, which acts at random. */
  public static Path agent(Path jar, String id) throws IOException {
    return agentOf(jar, AGENT.replace("ID", id));
  }

  /** Makes a jar of an agents' provider {@code outside.Worlds}. */
  public static Path agentOf(Path jar, String source) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>(compile(source));
    contents.put("META-INF/services/org.ludus.catalog.AgentProvider", PROVIDER.getBytes(UTF_8));
    write(jar, contents);
    return jar;
  }

  /** Makes a jar whose provider fails in that way. */
  static Path failing(Path jar, String how) throws IOException {
    return make(jar, FAILING, Map.of("how", how.getBytes(UTF_8)));
  }

  /** Makes a jar that brings such a world, and another file. */
  public static Path world(Path jar, String id, String name, byte[] content) throws IOException {
    return make(jar, WORLD.replace("ID", id), Map.of(name, content));
  }

  /** Makes a jar of a provider {@code outside.Worlds} and of other files. */
  public static Path make(Path jar, String source, Map<String, byte[]> others) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>(compile(source));
    contents.put(SERVICE, PROVIDER.getBytes(UTF_8));
    contents.putAll(others);
    write(jar, contents);
    return jar;
  }

  private static synchronized Map<String, byte[]> compile(String source) throws IOException {
    Map<String, byte[]> classes = COMPILED.get(source);
    if (classes == null) {
      Path work = Files.createTempDirectory("plugin");
      classes = compile(source, work);
      delete(work);
      COMPILED.put(source, classes);
    }
    return classes;
  }

  private static Map<String, byte[]> compile(String source, Path work) throws IOException {
    Path file = work.resolve("Worlds.java");
    Files.writeString(file, source);
    String program =
        EnvironmentProvider.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                program,
                "-d",
                work.toString(),
                file.toString());
    if (status != 0) {
      throw new IOException("the plug-in's source does not compile");
    }
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(work)) {
      for (Path compiled : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        classes.put(
            work.relativize(compiled).toString().replace('\\', '/'), Files.readAllBytes(compiled));
      }
    }
    return classes;
  }

  /** Makes a jar that says it has a provider, and has none of that name. */
  static Path withoutProvider(Path jar) throws IOException {
    write(jar, Map.of(SERVICE, "outside.Missing\n".getBytes(UTF_8)));
    return jar;
  }

  private static void write(Path jar, Map<String, byte[]> contents) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
