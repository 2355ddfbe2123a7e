package org.ludus.profile;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;

/**
 * The file {@code bests.yaml}: the best game in each world, every set of options for itself, and
 * how many games there were. A damaged file is put aside; worlds of plug-ins that are not there
 * stay in it. Any thread may use it.
 */
public final class PersonalBests {

  private static final String NAME = "bests.yaml";

  private final ProfileFolder folder;
  private final Map<String, Tally> tallies = new TreeMap<>();

  /**
   * What the file says of games that makes no sense: it is kept as it is, for somebody wrote it.
   */
  private final Map<String, Object> others = new TreeMap<>();

  /**
   * A game to beat.
   *
   * @param episodicReturn sum of its rewards
   * @param steps how many steps it took
   * @param seed its seed
   * @param date when it was played
   */
  public record Best(double episodicReturn, int steps, long seed, Instant date) {}

  /**
   * What came of a game.
   *
   * @param newBest whether it was better than all before it; so is the first
   * @param before the best before it; nothing if it was the first
   * @param games how many games there are with it
   */
  public record Outcome(boolean newBest, Optional<Best> before, int games) {}

  private record Tally(Best best, int games) {}

  /** Reads what is in a folder. */
  public PersonalBests(ProfileFolder folder) {
    this.folder = folder;
    Entries entries = Entries.read(folder, NAME);
    Map<String, Object> all = entries.toMap();
    for (String world : entries.names()) {
      read(entries.under(world))
          .ifPresentOrElse(
              tally -> tallies.put(world, tally), () -> others.put(world, all.get(world)));
    }
  }

  private static Optional<Tally> read(Entries entries) {
    try {
      Best best =
          new Best(
              entries.number("return").orElseThrow(),
              Math.toIntExact(entries.whole("steps").orElseThrow()),
              entries.whole("seed").orElseThrow(),
              Instant.parse(entries.text("date").orElseThrow()));
      int games = Math.toIntExact(entries.whole("games").orElse(1L));
      return Optional.of(new Tally(best, Math.max(1, games)));
    } catch (NoSuchElementException | DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** Returns the best game in a world with those options. */
  public synchronized Optional<Best> best(EnvironmentReference world) {
    return Optional.ofNullable(tallies.get(key(world))).map(Tally::best);
  }

  /** Returns how many games there were in a world with those options. */
  public synchronized int games(EnvironmentReference world) {
    Tally tally = tallies.get(key(world));
    return tally == null ? 0 : tally.games();
  }

  /**
   * Takes note of a game that has ended.
   *
   * @param world the world and its options, in whatever way they are written
   * @param game how the game went
   */
  public synchronized Outcome record(EnvironmentReference world, Best game) {
    Tally before = tallies.get(key(world));
    boolean better = before == null || game.episodicReturn() > before.best().episodicReturn();
    Tally after = new Tally(better ? game : before.best(), before == null ? 1 : before.games() + 1);
    tallies.put(key(world), after);
    Map<String, Object> all = new TreeMap<>(others);
    all.putAll(toMap(tallies));
    folder.write(NAME, () -> Entries.write(all));
    return new Outcome(better, Optional.ofNullable(before).map(Tally::best), after.games());
  }

  private static String key(EnvironmentReference world) {
    return Environments.canonical(world).toString();
  }

  private static Map<String, Object> toMap(Map<String, Tally> tallies) {
    Map<String, Object> map = new TreeMap<>();
    tallies.forEach((world, tally) -> map.put(world, toMap(tally)));
    return map;
  }

  private static Map<String, Object> toMap(Tally tally) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("return", tally.best().episodicReturn());
    map.put("steps", tally.best().steps());
    map.put("seed", tally.best().seed());
    map.put("date", tally.best().date().toString());
    map.put("games", tally.games());
    return map;
  }
}
