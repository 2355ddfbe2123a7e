package org.ludus.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
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
public final class PlainYaml {

  private static final Set<Tag> PLAIN = Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.NULL);

  private final String origin;
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Map<String, Object> entries;

  private PlainYaml(String origin, Node root) {
    this.origin = origin;
    if (root == null || root.getTag().equals(Tag.NULL)) {
      entries = Map.of();
    } else if (root instanceof MappingNode map) {
      refuseTag(map);
      refuseAnchor(map);
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
  public static PlainYaml parse(String origin, String text) {
    LoaderOptions options = new LoaderOptions();
    // Aliases are refused below, with their line; until then they are but references.
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    try {
      Composer composer =
          new Composer(
              new ParserImpl(new StreamReader(text), options), new TextResolver(), options);
      return new PlainYaml(origin, composer.getSingleNode());
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      String where = mark == null ? "" : "line " + (mark.getLine() + 1) + ": ";
      throw new UsageException(origin + ": " + where + problem(e.getProblem()));
    } catch (YAMLException e) {
      throw new UsageException(origin + ": " + problem(e.getMessage()));
    }
  }

  /** Returns what it holds, in its order. */
  public Map<String, Object> entries() {
    return new LinkedHashMap<>(entries);
  }

  /**
   * Returns the names and values of one of its maps; none if it is not there or empty.
   *
   * @throws UsageException if it is no map
   */
  public Map<String, Object> map(String name) {
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
  public String text(String name) {
    return single(name, entries.get(name));
  }

  /**
   * Returns a single value in one of its maps.
   *
   * @throws UsageException if there is none, or a list or map
   */
  public String text(String map, String name) {
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
  public String where(String name) {
    Integer line = lines.get(name);
    return origin + ": " + (line == null ? "" : "line " + line + ": ");
  }

  private Map<String, Object> map(String path, MappingNode node) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw refused(tuple.getKeyNode(), "a name was expected");
      }
      refuseTag(key);
      refuseAnchor(key);
      String name = key.getValue();
      if (map.containsKey(name)) {
        throw refused(key, Quote.of(name) + " is given twice");
      }
      String full = path.isEmpty() ? name : path + "." + name;
      lines.put(full, line(key));
      map.put(name, value(full, tuple.getValueNode()));
    }
    return map;
  }

  private Object value(String path, Node node) {
    refuseTag(node);
    refuseAnchor(node);
    if (node instanceof MappingNode map) {
      return map(path, map);
    } else if (node instanceof SequenceNode sequence) {
      List<Object> list = new ArrayList<>();
      for (Node element : sequence.getValue()) {
        list.add(value(path, element));
      }
      return list;
    }
    return node.getTag().equals(Tag.NULL) ? null : ((ScalarNode) node).getValue();
  }

  private void refuseTag(Node node) {
    if (!PLAIN.contains(node.getTag())) {
      throw refused(node, "tags like " + Quote.of(node.getTag()) + " are not known here");
    }
  }

  /**
   * What has an anchor may hold itself or be repeated without end. Nothing at all may not, and
   * older versions of the program have written anchors of that.
   */
  private void refuseAnchor(Node node) {
    boolean nothing =
        node instanceof CollectionNode<?> collection && collection.getValue().isEmpty();
    if (node.getAnchor() != null && !nothing) {
      throw refused(node, "anchors are not known here: write the values out");
    }
  }

  private UsageException refused(Node node, String problem) {
    return new UsageException(origin + ": line " + line(node) + ": " + problem);
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private static String problem(String message) {
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
