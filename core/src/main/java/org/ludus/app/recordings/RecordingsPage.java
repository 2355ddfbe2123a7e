package org.ludus.app.recordings;

import com.badlogic.gdx.Input;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ludus.app.game.Game;
import org.ludus.app.game.GamePage;
import org.ludus.app.shell.Shell;
import org.ludus.app.shell.ShellPage;
import org.ludus.app.ui.Button;
import org.ludus.app.ui.Picture;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.catalog.Environments;
import org.ludus.failure.Failures;
import org.ludus.profile.GameLibrary;
import org.ludus.recording.Export;
import org.ludus.recording.Exports;

/** The games that were played, with a picture of each: to see again, to keep, to make films of. */
public final class RecordingsPage extends ShellPage {

  private static final float CARD = 216;
  private static final float SIDE = 300;
  private static final float ASPECT = 1.6f;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

  /** Videos of this size play everywhere and are quick to make. */
  private static final int VIDEO_WIDTH = 960;

  private static final int VIDEO_HEIGHT = 640;
  private static final int GIF_WIDTH = 480;
  private static final int GIF_HEIGHT = 320;

  private final List<GameLibrary.Entry> games = new ArrayList<>();
  private Optional<Thumbnails> thumbnails = Optional.empty();
  private int chosen;
  private boolean doubted;
  private Optional<Export> export = Optional.empty();
  private Optional<ExportBar> bar = Optional.empty();

  /** Makes the page. */
  public RecordingsPage(Shell shell) {
    super(shell);
  }

  @Override
  protected String title() {
    return "Recordings";
  }

  @Override
  public void show() {
    super.show();
    games.addAll(shell.profile().games().entries());
    // One that was wanted on an earlier visit may still be under way.
    export = shell.exports().pending().stream().findFirst();
    thumbnails =
        Optional.of(new Thumbnails(shell.profile().games(), shell.palette(), style().theme()));
  }

  @Override
  public void hide() {
    super.hide();
    thumbnails.ifPresent(Thumbnails::close);
  }

  @Override
  protected boolean advance(float seconds) {
    bar.ifPresent(ExportBar::update);
    if (export.isPresent() && export.get().state().isOver()) {
      shell.say(export.get().message());
      export = Optional.empty();
      rebuild();
    }
    return true;
  }

  @Override
  protected void build(Table root, float width, float height) {
    Style style = style();
    float margin = style.px(26);
    float side = Math.min(style.px(SIDE), width * 0.36f);
    float inner = width - 3 * margin - side;
    root.top().pad(style.px(18), margin, style.px(10), margin);
    root.add(style.line("Recordings", Role.TITLE, style.text)).colspan(2).growX().row();
    if (games.isEmpty()) {
      root.add(
              style.paragraph(
                  "Nothing has been played yet. Every game that ends is kept here: the last"
                      + " hundred, and for good those you mark.",
                  Role.BODY,
                  style.muted))
          .width(Math.min(width - 2 * margin, style.px(600)))
          .padTop(style.px(30))
          .row();
      root.add(Button.plain(style, focus(), "Back", this::leave)).padTop(style.px(20));
      return;
    }
    chosen = Math.min(chosen, games.size() - 1);
    int columns = (int) Math.max(1, (inner - style.px(14)) / style.px(CARD));
    float card = (float) Math.floor((inner - style.px(14)) / columns - style.px(10));
    Table grid = new Table().top().left();
    for (int i = 0; i < games.size(); i++) {
      grid.add(card(i, card)).width(card).pad(0, 0, style.px(10), style.px(10));
      if (i % columns == columns - 1) {
        grid.row();
      }
    }
    root.add(scrolling(grid)).width(inner).grow().padRight(margin).padTop(style.px(8));
    root.add(side(side)).width(side).top().growY().padTop(style.px(8)).row();
    root.add(
            style.line(
                "Arrows to move  \u00b7  Enter to choose  \u00b7  Esc to go back",
                Role.SMALL,
                style.muted))
        .colspan(2)
        .minWidth(0)
        .padTop(style.px(6));
  }

  private Button card(int index, float width) {
    Style style = style();
    GameLibrary.Entry game = games.get(index);
    Button card = Button.card(style, focus(), () -> choose(index));
    card.select(index == chosen);
    float pad = style.px(8);
    float inner = width - 2 * pad;
    card.pad(pad).top();
    card.add(Picture.onCard(style, thumbnails.orElseThrow().of(game)))
        .size(inner, Math.round(inner / ASPECT))
        .row();
    card.add(style.line((game.kept() ? "\u2605 " : "") + title(game), Role.STRONG, style.text))
        .width(inner)
        .padTop(style.px(4))
        .row();
    card.add(
            style.line(
                String.format(Locale.ROOT, "%s  \u00b7  %.1f", player(game), game.episodicReturn()),
                Role.SMALL,
                style.muted))
        .width(inner);
    return card;
  }

  private void choose(int index) {
    if (index == chosen) {
      replay(games.get(index));
      return;
    }
    chosen = index;
    doubted = false;
    rebuild();
  }

  private Table side(float width) {
    Style style = style();
    GameLibrary.Entry game = games.get(chosen);
    Table side = new Table().top().left();
    side.setBackground(style.card);
    float pad = style.px(14);
    // The list it stands in keeps some room for its bar.
    float inner = width - 2 * pad - style.px(14);
    side.pad(pad);
    side.add(style.paragraph(title(game), Role.HEADING, style.text)).width(inner).row();
    String options =
        game.world().options().isEmpty() ? "" : "\n" + game.world().options().toString();
    side.add(
            style.paragraph(
                String.format(
                    Locale.ROOT,
                    "Played by %s%nReturn %.1f in %d steps%nSeed %d%n%s%s",
                    player(game),
                    game.episodicReturn(),
                    game.steps(),
                    game.seed(),
                    DATE.format(game.date().atZone(ZoneId.systemDefault())),
                    options),
                Role.BODY,
                style.muted))
        .width(inner)
        .padBottom(style.px(10))
        .row();
    button(side, inner, "See it again", () -> replay(game));
    button(side, inner, game.kept() ? "Do not keep it" : "Keep it", () -> keep(game));
    button(side, inner, doubted ? "Really delete it?" : "Delete it", () -> delete(game));
    button(side, inner, "Film as MP4", () -> export(game, Exports.Format.MP4));
    button(side, inner, "Film as GIF", () -> export(game, Exports.Format.GIF));
    button(side, inner, "Pictures as PNG", () -> export(game, Exports.Format.PNG));
    bar = export.map(running -> new ExportBar(style, running));
    bar.ifPresent(shown -> side.add(shown.root()).width(inner).padTop(style.px(6)).row());
    export.ifPresent(running -> button(side, inner, "Stop filming", running::cancel));
    Label folder = style.paragraph("Films go to " + Exports.FOLDER, Role.SMALL, style.muted);
    side.add(folder).width(inner).padTop(style.px(6));
    Table outer = new Table().top();
    outer.add(scrolling(wrapped(side))).grow();
    return outer;
  }

  /** Returns the title of a game's world; its id, where that came from a plug-in that is gone. */
  private static String title(GameLibrary.Entry game) {
    String id = game.world().id();
    return Environments.contains(id) ? Environments.find(id).title() : id;
  }

  /** Returns who played; where that was is said anyhow. */
  private static String player(GameLibrary.Entry game) {
    return game.player().replace(game.world().id() + "/", "");
  }

  private static Table wrapped(Table inner) {
    Table outer = new Table().top();
    outer.add(inner).growX();
    return outer;
  }

  private void button(Table side, float width, String words, Runnable action) {
    side.add(Button.plain(style(), focus(), words, action))
        .width(width)
        .padBottom(style().px(5))
        .row();
  }

  private void replay(GameLibrary.Entry game) {
    shell.open(() -> new GamePage(shell, replayOf(game)));
  }

  private Game replayOf(GameLibrary.Entry game) throws IOException {
    return Game.replay(List.of(shell.profile().games().load(game)), 1);
  }

  private void keep(GameLibrary.Entry game) {
    shell
        .profile()
        .games()
        .keep(game, !game.kept())
        .ifPresent(changed -> games.set(games.indexOf(game), changed));
    rebuild();
  }

  /** Deletes a game, once it has been said twice. */
  private void delete(GameLibrary.Entry game) {
    doubted = !doubted;
    if (doubted) {
      rebuild();
      return;
    }
    shell.profile().games().delete(game);
    games.remove(game);
    rebuild();
  }

  private void export(GameLibrary.Entry game, Exports.Format format) {
    try {
      boolean gif = format == Exports.Format.GIF;
      export =
          Optional.of(
              shell
                  .exports()
                  .submit(
                      shell.profile().games().load(game),
                      folder(),
                      format,
                      gif ? GIF_WIDTH : VIDEO_WIDTH,
                      gif ? GIF_HEIGHT : VIDEO_HEIGHT));
      rebuild();
    } catch (IOException e) {
      shell.say(Failures.line(e));
    }
  }

  private static Path folder() {
    return Exports.FOLDER;
  }

  @Override
  protected boolean keyDown(int keycode) {
    if (keycode == Input.Keys.FORWARD_DEL && !games.isEmpty()) {
      delete(games.get(chosen));
      return true;
    }
    return super.keyDown(keycode);
  }
}
