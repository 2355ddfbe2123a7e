package org.ludus.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a person chose. Numbers beyond their range are moved to its end. Immutable.
 *
 * @param theme the colours
 * @param scale how large text and panels are, 0.5 to 3 times the usual
 * @param sound whether there is sound
 * @param volume how loud it is, 0 to 1
 * @param fullScreen whether the window fills the screen
 * @param speed times a world's own pace, from 0.25; infinite for as fast as it goes
 * @param lastWorld id of the world that was last entered; empty before the first
 * @param tourSeen whether the tour for newcomers was seen
 * @param commands names of the keys chosen for commands; the default keys hold for the others
 * @param worlds what was chosen for each world, by its id
 */
public record PlayerSettings(
    Theme theme,
    double scale,
    boolean sound,
    double volume,
    boolean fullScreen,
    double speed,
    String lastWorld,
    boolean tourSeen,
    Map<Command, List<String>> commands,
    Map<String, WorldSettings> worlds) {

  /** What a person has who chose nothing yet. */
  public static final PlayerSettings DEFAULTS =
      new PlayerSettings(Theme.NIGHT, 1, true, 0.7, false, 1, "", false, Map.of(), Map.of());

  private static final double SMALLEST_SCALE = 0.5;
  private static final double LARGEST_SCALE = 3;
  private static final double SLOWEST = 0.25;

  /** The colours of the game. */
  public enum Theme {
    /** Light on dark. */
    NIGHT,
    /** Dark on light. */
    DAY
  }

  /** Moves numbers into their ranges and makes the maps immutable. */
  public PlayerSettings {
    scale = within(SMALLEST_SCALE, LARGEST_SCALE, scale);
    volume = within(0, 1, volume);
    speed = within(SLOWEST, Double.POSITIVE_INFINITY, speed);
    commands = copy(commands);
    worlds = Collections.unmodifiableMap(new TreeMap<>(worlds));
  }

  private static double within(double low, double high, double value) {
    return Math.max(low, Math.min(high, value));
  }

  /** Copies a map of lists, keeping its order, so that neither can be changed. */
  static <K> Map<K, List<String>> copy(Map<K, List<String>> lists) {
    Map<K, List<String>> copy = new LinkedHashMap<>();
    lists.forEach((key, list) -> copy.put(key, List.copyOf(list)));
    return Collections.unmodifiableMap(copy);
  }

  /** Returns what was chosen for a world. */
  public WorldSettings world(String id) {
    return worlds.getOrDefault(id, WorldSettings.NONE);
  }

  /** Returns these settings with other colours. */
  public PlayerSettings withTheme(Theme other) {
    return new PlayerSettings(
        other, scale, sound, volume, fullScreen, speed, lastWorld, tourSeen, commands, worlds);
  }

  /** Returns these settings with another size of text and panels. */
  public PlayerSettings withScale(double factor) {
    return new PlayerSettings(
        theme, factor, sound, volume, fullScreen, speed, lastWorld, tourSeen, commands, worlds);
  }

  /** Returns these settings with the sound on or off. */
  public PlayerSettings withSound(boolean on) {
    return new PlayerSettings(
        theme, scale, on, volume, fullScreen, speed, lastWorld, tourSeen, commands, worlds);
  }

  /** Returns these settings with another volume, 0 to 1. */
  public PlayerSettings withVolume(double other) {
    return new PlayerSettings(
        theme, scale, sound, other, fullScreen, speed, lastWorld, tourSeen, commands, worlds);
  }

  /** Returns these settings with or without the full screen. */
  public PlayerSettings withFullScreen(boolean on) {
    return new PlayerSettings(
        theme, scale, sound, volume, on, speed, lastWorld, tourSeen, commands, worlds);
  }

  /** Returns these settings with another speed, in times a world's own pace. */
  public PlayerSettings withSpeed(double other) {
    return new PlayerSettings(
        theme, scale, sound, volume, fullScreen, other, lastWorld, tourSeen, commands, worlds);
  }

  /** Returns these settings with the world that was last entered. */
  public PlayerSettings withLastWorld(String id) {
    return new PlayerSettings(
        theme, scale, sound, volume, fullScreen, speed, id, tourSeen, commands, worlds);
  }

  /** Returns these settings with the tour seen or yet to be seen. */
  public PlayerSettings withTourSeen(boolean seen) {
    return new PlayerSettings(
        theme, scale, sound, volume, fullScreen, speed, lastWorld, seen, commands, worlds);
  }

  /** Returns these settings with other keys for a command. */
  public PlayerSettings withKeys(Command command, List<String> names) {
    Map<Command, List<String>> changed = new LinkedHashMap<>(commands);
    changed.put(command, names);
    return withCommands(changed);
  }

  /** Returns these settings with the default keys for all commands. */
  public PlayerSettings withDefaultKeys() {
    return withCommands(Map.of());
  }

  private PlayerSettings withCommands(Map<Command, List<String>> changed) {
    return new PlayerSettings(
        theme, scale, sound, volume, fullScreen, speed, lastWorld, tourSeen, changed, worlds);
  }

  /** Returns these settings with something else chosen for a world. */
  public PlayerSettings withWorld(String id, WorldSettings chosen) {
    Map<String, WorldSettings> changed = new TreeMap<>(worlds);
    changed.put(id, chosen);
    return new PlayerSettings(
        theme, scale, sound, volume, fullScreen, speed, lastWorld, tourSeen, commands, changed);
  }

  /** Reads settings; what is missing or makes no sense is as it is by default. */
  static PlayerSettings read(Entries entries) {
    Map<Command, List<String>> commands = new LinkedHashMap<>();
    Entries bound = entries.under("commands");
    for (Command command : Command.values()) {
      bound.texts(command.entry()).ifPresent(names -> commands.put(command, names));
    }
    Map<String, WorldSettings> worlds = new TreeMap<>();
    Entries chosen = entries.under("worlds");
    chosen.names().forEach(id -> worlds.put(id, WorldSettings.read(chosen.under(id))));
    return new PlayerSettings(
        entries.text("theme").flatMap(PlayerSettings::theme).orElse(DEFAULTS.theme),
        entries.number("scale").orElse(DEFAULTS.scale),
        entries.flag("sound").orElse(DEFAULTS.sound),
        entries.number("volume").orElse(DEFAULTS.volume),
        entries.flag("full_screen").orElse(DEFAULTS.fullScreen),
        entries.number("speed").orElse(DEFAULTS.speed),
        entries.text("last_world").orElse(DEFAULTS.lastWorld),
        entries.flag("tour_seen").orElse(DEFAULTS.tourSeen),
        commands,
        worlds);
  }

  private static Optional<Theme> theme(String name) {
    for (Theme theme : Theme.values()) {
      if (theme.name().equalsIgnoreCase(name)) {
        return Optional.of(theme);
      }
    }
    return Optional.empty();
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("theme", theme.name().toLowerCase(Locale.ROOT));
    map.put("scale", scale);
    map.put("sound", sound);
    map.put("volume", volume);
    map.put("full_screen", fullScreen);
    map.put("speed", speed);
    map.put("last_world", lastWorld);
    map.put("tour_seen", tourSeen);
    Map<String, Object> bound = new TreeMap<>();
    commands.forEach((command, names) -> bound.put(command.entry(), names));
    map.put("commands", bound);
    Map<String, Object> chosen = new TreeMap<>();
    worlds.forEach((id, world) -> chosen.put(id, world.toMap()));
    map.put("worlds", chosen);
    return map;
  }
}
