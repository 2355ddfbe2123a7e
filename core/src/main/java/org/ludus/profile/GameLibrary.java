package org.ludus.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.file.BoundedFile;
import org.ludus.file.FileFormatException;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.Recording;
import org.ludus.recording.ReplayFile;
import org.ludus.settings.UsageException;

/**
 * The games that were played, one file each in the folder {@code recordings}: the newest hundred,
 * and all that somebody marked to be kept. Any thread may use it; no method waits for the disk but
 * {@link #entries} the first time, and {@link #load}.
 *
 * <p>A file's name tells when the game ended, in UTC, in which world, and whether it is kept:
 * {@code 20240501-120000-000-cart-pole.kept.replay}. What else a list shows stands in {@code
 * index.yaml}, which spares opening every file and can be lost without harm. Files with other names
 * are not the library's, and damaged ones are nobody's: both are left alone.
 */
public final class GameLibrary {

  /** How many games that are not marked are kept. */
  public static final int CAPACITY = 100;

  private static final String FOLDER = "recordings";
  private static final String INDEX = "index.yaml";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT);
  private static final int DATE_LENGTH = "yyyyMMdd-HHmmss-SSS".length();
  private static final Pattern NAME =
      Pattern.compile("((\\d{8}-\\d{6}-\\d{3})-[\\w-]+?)(\\.kept)?\\.replay");

  private final ProfileFolder folder;
  private Map<String, Entry> entries;

  /**
   * A game.
   *
   * @param id tells it from the others; begins with its date, so ids are in the order of the dates
   * @param world the world and its options
   * @param player who played
   * @param episodicReturn sum of its rewards
   * @param steps how many steps it took
   * @param seed its seed
   * @param date when it ended
   * @param kept whether it is marked to be kept
   */
  public record Entry(
      String id,
      EnvironmentReference world,
      String player,
      double episodicReturn,
      int steps,
      long seed,
      Instant date,
      boolean kept) {

    private String file() {
      return FOLDER + "/" + id + (kept ? ".kept" : "") + ".replay";
    }

    private Entry marked(boolean keep) {
      return new Entry(id, world, player, episodicReturn, steps, seed, date, keep);
    }
  }

  /** Opens the library in a folder. */
  public GameLibrary(ProfileFolder folder) {
    this.folder = folder;
  }

  /** Returns all games, the newest first. */
  public synchronized List<Entry> entries() {
    List<Entry> all = new ArrayList<>(loaded().values());
    Collections.reverse(all);
    return List.copyOf(all);
  }

  /**
   * Adds a game that has ended, and forgets the oldest that nobody wants to keep if there are too
   * many.
   *
   * @param game the game; its environment and agent are what the entry shows
   * @param date when it ended, cut to milliseconds
   */
  public synchronized Entry add(EpisodeLog game, Instant date) {
    EnvironmentReference world = EnvironmentReference.parse(game.environment());
    Entry entry = entry(unusedId(date, world.id()), game, false);
    loaded().put(entry.id(), entry);
    folder.write(entry.file(), () -> content(game));
    forgetOldest();
    writeIndex();
    return entry;
  }

  private static byte[] content(EpisodeLog game) {
    try {
      return ReplayFile.toBytes(List.of(game));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String unusedId(Instant date, String world) {
    // Two games that end in the same millisecond are not to fall into one file.
    Instant free = date;
    while (loaded().containsKey(id(free, world))) {
      free = free.plusMillis(1);
    }
    return id(free, world);
  }

  private static String id(Instant date, String world) {
    return DATE.format(LocalDateTime.ofInstant(date, ZoneOffset.UTC)) + "-" + safe(world);
  }

  private static String safe(String world) {
    return world.replaceAll("[^\\w-]", "_");
  }

  private static Instant date(String id) {
    return LocalDateTime.parse(id.substring(0, DATE_LENGTH), DATE).toInstant(ZoneOffset.UTC);
  }

  private static Entry entry(String id, EpisodeLog game, boolean kept) {
    return new Entry(
        id,
        EnvironmentReference.parse(game.environment()),
        game.agent(),
        game.episodicReturn(),
        game.steps(),
        game.seed(),
        date(id),
        kept);
  }

  private void forgetOldest() {
    List<Entry> loose = new ArrayList<>(loaded().values());
    loose.removeIf(Entry::kept);
    for (Entry entry : loose.subList(0, Math.max(0, loose.size() - CAPACITY))) {
      loaded().remove(entry.id());
      folder.delete(entry.file());
    }
  }

  /**
   * Marks a game to be kept, or takes the mark away.
   *
   * @return the game as it is now; nothing if it has been forgotten or deleted
   */
  public synchronized Optional<Entry> keep(Entry entry, boolean keep) {
    Entry before = loaded().get(entry.id());
    if (before == null || before.kept() == keep) {
      return Optional.ofNullable(before);
    }
    Entry after = before.marked(keep);
    Optional<byte[]> content = folder.read(before.file(), BoundedFile.RECORDING);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    // First the new name, then away with the old one: between the two there is one too many.
    folder.write(after.file(), content.get());
    folder.delete(before.file());
    loaded().put(after.id(), after);
    forgetOldest();
    writeIndex();
    return Optional.ofNullable(loaded().get(after.id()));
  }

  /** Deletes a game, marked or not. */
  public synchronized void delete(Entry entry) {
    Entry known = loaded().remove(entry.id());
    if (known != null) {
      folder.delete(known.file());
      writeIndex();
    }
  }

  /**
   * Reads a game and plays it again to make sure that it comes out as it was.
   *
   * @throws IOException in one line for people, if it is gone, damaged, made in a world that is not
   *     there, or does not come out the same
   */
  public EpisodeLog load(Entry entry) throws IOException {
    Entry known;
    synchronized (this) {
      known = loaded().getOrDefault(entry.id(), entry);
    }
    Recording recording = read(known.file());
    recording.requireExact(0, Environments::make);
    return recording.games().get(0);
  }

  private Recording read(String file) throws IOException {
    Optional<byte[]> content = folder.read(file, BoundedFile.RECORDING);
    if (content.isEmpty()) {
      throw new IOException(path(file) + ": the game is no longer there");
    }
    List<EpisodeLog> games = ReplayFile.parse(path(file), content.get());
    if (games.size() != 1) {
      throw new FileFormatException(path(file), "holds " + games.size() + " games, not one");
    }
    return new Recording(path(file), games);
  }

  private Path path(String file) {
    return folder.root().orElse(Path.of("")).resolve(file);
  }

  /** Returns the games by id, found in the folder the first time that somebody asks. */
  private Map<String, Entry> loaded() {
    if (entries == null) {
      entries = new TreeMap<>();
      folder.sweep(FOLDER);
      Entries index = Entries.read(folder, FOLDER + "/" + INDEX);
      boolean complete = true;
      // In the order of names a marked file comes before an unmarked one left over of the same.
      for (String file : new TreeSet<>(folder.list(FOLDER))) {
        Matcher name = NAME.matcher(file);
        if (name.matches() && !entries.containsKey(name.group(1))) {
          complete &= find(name.group(1), name.group(3) != null, index);
        }
      }
      if (!complete) {
        writeIndex();
      }
    }
    return entries;
  }

  /**
   * Adds a game, by what the index tells of it or else by what is in its file, if that is one.
   *
   * @return whether the index tells all that there is to know
   */
  private boolean find(String id, boolean kept, Entries index) {
    Optional<Entry> known = fromIndex(id, kept, index.under(id));
    Optional<Entry> found = known.isPresent() ? known : fromFile(id, kept);
    found.ifPresent(entry -> entries.put(id, entry));
    return known.isPresent() || found.isEmpty();
  }

  private Optional<Entry> fromFile(String id, boolean kept) {
    try {
      String file = FOLDER + "/" + id + (kept ? ".kept" : "") + ".replay";
      return Optional.of(entry(id, read(file).games().get(0), kept));
    } catch (IOException | DateTimeParseException | UsageException e) {
      return Optional.empty();
    }
  }

  /** Returns what the index tells of a game; nothing if that cannot be so, for people edit it. */
  private static Optional<Entry> fromIndex(String id, boolean kept, Entries known) {
    try {
      Entry entry =
          new Entry(
              id,
              EnvironmentReference.parse(known.text("world").orElseThrow()),
              known.text("player").orElseThrow(),
              known.number("return").orElseThrow(),
              Math.toIntExact(known.whole("steps").orElseThrow()),
              known.whole("seed").orElseThrow(),
              date(id),
              kept);
      return isPossible(entry) ? Optional.of(entry) : Optional.empty();
    } catch (NoSuchElementException
        | ArithmeticException
        | DateTimeParseException
        | UsageException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns whether there can be such a game.
   *
   * @throws UsageException if its world has no such options
   */
  private static boolean isPossible(Entry entry) {
    EnvironmentReference world = entry.world();
    if (Environments.contains(world.id())) {
      Environments.canonical(world);
    }
    return entry.id().substring(DATE_LENGTH + 1).equals(safe(world.id()))
        && entry.steps() >= 0
        && Double.isFinite(entry.episodicReturn());
  }

  private void writeIndex() {
    List<Entry> all = List.copyOf(loaded().values());
    folder.write(FOLDER + "/" + INDEX, () -> Entries.write(index(all)));
  }

  private static Map<String, Object> index(List<Entry> entries) {
    Map<String, Object> index = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Map<String, Object> known = new LinkedHashMap<>();
      known.put("world", entry.world().toString());
      known.put("player", entry.player());
      known.put("return", entry.episodicReturn());
      known.put("steps", entry.steps());
      known.put("seed", entry.seed());
      index.put(entry.id(), known);
    }
    return index;
  }
}
