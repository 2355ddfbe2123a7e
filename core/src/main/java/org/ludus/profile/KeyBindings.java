package org.ludus.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ludus.catalog.Controls;

/** Which keys do what in one world, as the person chose: its actions, and the commands. */
public final class KeyBindings {

  private final Controls defaults;
  private final Controls controls;
  private final Map<String, List<Owner>> owners = new LinkedHashMap<>();
  private final PlayerSettings settings;

  /**
   * What a key does.
   *
   * @param label what it does, for people: the label of an action or of a command
   * @param command the command, or nothing if it is an action of the world
   */
  public record Owner(String label, Optional<Command> command) {}

  private KeyBindings(PlayerSettings settings, Controls defaults, Controls controls) {
    this.settings = settings;
    this.defaults = defaults;
    this.controls = controls;
    for (Controls.Key key : controls.keys()) {
      add(key.names(), new Owner(key.label(), Optional.empty()));
    }
    for (Command command : Command.values()) {
      add(keys(command), new Owner(command.label(), Optional.of(command)));
    }
  }

  private void add(List<String> names, Owner owner) {
    for (String name : names) {
      owners.computeIfAbsent(name, key -> new ArrayList<>()).add(owner);
    }
  }

  /**
   * Returns the keys in a world.
   *
   * @param world the world's id
   * @param defaults its controls where nothing else was chosen
   */
  public static KeyBindings of(PlayerSettings settings, String world, Controls defaults) {
    Map<String, List<String>> chosen = settings.world(world).keys();
    List<Controls.Key> keys =
        defaults.keys().stream()
            .map(
                key ->
                    new Controls.Key(
                        chosen.getOrDefault(key.label(), key.names()), key.label(), key.action()))
            .toList();
    return new KeyBindings(
        settings, defaults, new Controls(defaults.clock(), defaults.rest(), keys));
  }

  /** Returns the world's controls with the keys that were chosen. */
  public Controls controls() {
    return controls;
  }

  /**
   * Returns the names of a command's keys. Unless they were chosen, those that the world is played
   * with by default are not among them.
   */
  public List<String> keys(Command command) {
    List<String> chosen = settings.commands().get(command);
    return chosen != null
        ? chosen
        : command.defaultKeys().stream().filter(name -> !isPlayedWith(name)).toList();
  }

  private boolean isPlayedWith(String name) {
    return defaults.keys().stream().anyMatch(key -> key.names().contains(name));
  }

  /**
   * Returns what a key does, so that it can be told before the key is given to something else. A
   * key of the world comes before that of a command.
   *
   * @param key the key's name
   */
  public Optional<Owner> owner(String key) {
    return owners.getOrDefault(key, List.of()).stream().findFirst();
  }

  /** Returns the command that a key gives, if it gives one and is no key of the world. */
  public Optional<Command> command(String key) {
    return owner(key).flatMap(Owner::command);
  }

  /** Returns the keys that more than one action or command has, with all that have them. */
  public Map<String, List<Owner>> conflicts() {
    Map<String, List<Owner>> several = new LinkedHashMap<>();
    owners.forEach(
        (key, having) -> {
          if (having.size() > 1) {
            several.put(key, List.copyOf(having));
          }
        });
    return several;
  }
}
