package org.ludus.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ludus.file.BoundedFile;
import org.ludus.settings.UsageException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML that holds names with values, and which line each stands in. Values are the text that was
 * written, or null where there is none, lists and maps: what a text means is for those to say who
 * know what is wanted, for YAML itself takes {@code 040000} for 16384 and {@code 1:30} for 90.
 * Names that stand twice, tags and anchors are refused, for no file of ours needs them.
 */
final class PlainYaml {

  private final String origin;
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<String, Object> entries;

  private PlainYaml(String origin, Node root) {
    this.origin = origin;
    if (root == null || root.getTag().equals(Tag.NULL)) {
      entries = Map.of();
    } else if (root instanceof MappingNode map) {
      entries = map("", map);
    } else {
      throw refused(root, "expected names with values");
    }
  }

  /**
   * Reads a text.
   *
   * @param origin the file's name, for messages
   * @throws UsageException if it is something else; the message says in which line
   */
  static PlainYaml parse(String origin, String text) {
    LoaderOptions options = new LoaderOptions();
    // Aliases are refused below, with their line; until then they are but references.
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    try {
      Composer composer =
          new Composer(
              new ParserImpl(new StreamReader(text), options), new TextResolver(), options);
      return new PlainYaml(origin, composer.getSingleNode());
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new UsageException(origin + ": line " + line + ": " + oneLine(e.getProblem()));
    } catch (YAMLException e) {
      throw new UsageException(origin + ": " + oneLine(e.getMessage()));
    }
  }

  /**
   * Returns the text of a file.
   *
   * @throws UsageException if it is no file of text in UTF-8
   */
  static String text(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new UsageException(file + ": it is a folder, not a file");
    }
    ByteBuffer bytes = ByteBuffer.wrap(BoundedFile.read(file, BoundedFile.TEXT));
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true);
    text.flip();
    if (result.isError()) {
      long line = text.chars().filter(character -> character == '\n').count() + 1;
      throw new UsageException(file + ": line " + line + ": it is not text in UTF-8");
    }
    return text.toString();
  }

  /** Returns what it holds, in its order. */
  Map<String, Object> entries() {
    return new LinkedHashMap<>(entries);
  }

  /**
   * Returns the names and values of one of its maps; none if it is not there or empty.
   *
   * @throws UsageException if it is no map
   */
  Map<String, Object> map(String name) {
    Map<String, Object> map = new LinkedHashMap<>();
    Object value = entries.get(name);
    if (value instanceof Map<?, ?> inner) {
      inner.forEach((key, element) -> map.put((String) key, element));
    } else if (value != null) {
      throw new UsageException(where(name) + name + " must be names with values");
    }
    return map;
  }

  /**
   * Returns a single value.
   *
   * @throws UsageException if there is none, or a list or map
   */
  String text(String name) {
    return single(name, entries.get(name));
  }

  /**
   * Returns a single value in one of its maps.
   *
   * @throws UsageException if there is none, or a list or map
   */
  String text(String map, String name) {
    return single(map + "." + name, map(map).get(name));
  }

  private String single(String path, Object value) {
    if (!(value instanceof String text)) {
      String found = value == null ? "and it is empty" : "not several";
      throw new UsageException(where(path) + path + " must be a single value, " + found);
    }
    return text;
  }

  /**
   * Returns where a value is, to begin a message with: {@code x.yaml: line 7: }, or only the file
   * where nothing is known of it.
   *
   * @param name its name, with those of the maps that it is in before it: {@code settings.bins}
   */
  String where(String name) {
    Integer line = lines.get(name);
    return origin + ": " + (line == null ? "" : "line " + line + ": ");
  }

  private Map<String, Object> map(String path, MappingNode node) {
    refuseAlias(node);
    Map<String, Object> map = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw refused(tuple.getKeyNode(), "a name was expected");
      }
      String name = key.getValue();
      if (map.containsKey(name)) {
        throw refused(key, name + " is given twice");
      }
      String full = path.isEmpty() ? name : path + "." + name;
      lines.put(full, line(key));
      map.put(name, value(full, tuple.getValueNode()));
    }
    return map;
  }

  private Object value(String path, Node node) {
    if (node instanceof MappingNode map) {
      return map(path, map);
    } else if (node instanceof SequenceNode sequence) {
      refuseAlias(sequence);
      List<Object> list = new ArrayList<>();
      for (Node element : sequence.getValue()) {
        list.add(value(path, element));
      }
      return list;
    }
    ScalarNode scalar = (ScalarNode) node;
    if (!scalar.getTag().equals(Tag.STR) && !scalar.getTag().equals(Tag.NULL)) {
      throw refused(scalar, "tags like " + scalar.getTag() + " are not known here");
    }
    return scalar.getTag().equals(Tag.NULL) ? null : scalar.getValue();
  }

  /** A collection met twice is an alias, which may hold itself or unfold without end. */
  private void refuseAlias(CollectionNode<?> node) {
    if (!node.getTag().equals(Tag.MAP) && !node.getTag().equals(Tag.SEQ)) {
      throw refused(node, "tags like " + node.getTag() + " are not known here");
    }
    if (!seen.add(node)) {
      throw refused(node, "anchors are not known here: write the values out");
    }
  }

  private UsageException refused(Node node, String problem) {
    return new UsageException(origin + ": line " + line(node) + ": " + problem);
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private static String oneLine(String message) {
    return message == null ? "damaged" : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** Takes every value for text, but for those that are not there. */
  private static final class TextResolver extends Resolver {

    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
      Tag tag = super.resolve(kind, value, implicit);
      return kind == NodeId.scalar && !tag.equals(Tag.NULL) ? Tag.STR : tag;
    }
  }
}
