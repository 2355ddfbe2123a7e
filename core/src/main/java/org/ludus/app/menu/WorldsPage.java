package org.ludus.app.menu;

import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.scenes.scene2d.ui.Value;
import com.badlogic.gdx.utils.Align;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ludus.app.recordings.RecordingsPage;
import org.ludus.app.shell.Shell;
import org.ludus.app.shell.ShellPage;
import org.ludus.app.stage.Showcase;
import org.ludus.app.ui.Button;
import org.ludus.app.ui.Picture;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;

/**
 * The first page of the menu: a card for each world, with its best model at play on it, or chance.
 */
public final class WorldsPage extends ShellPage {

  private static final float NARROWEST_CARD = 230;
  private static final float MARGIN = 28;
  private static final float GAP = 16;
  private static final float PADDING = 9;

  /** Width of a card's picture over its height, where it is as low or as tall as it may be. */
  private static final float LOW = 1.6f;

  private static final float TALL = 1.25f;

  /** Room for a card's title and two lines of summary. */
  private static final float TEXT_HEIGHT = 76;

  /** Room for what stands above and below the cards. */
  private static final float CHROME = 132;

  /** Only the card that is looked at moves in every frame; the others take turns. */
  private static final int TURNS = 3;

  private final List<EnvironmentEntry<?, ?>> environments = Environments.all();
  private final List<Showcase> previews = new ArrayList<>();
  private final List<Float> waited = new ArrayList<>();
  private final String message;
  private int turn;

  /**
   * Makes the page.
   *
   * @param message something that people should know, or empty
   */
  public WorldsPage(Shell shell, String message) {
    super(shell);
    this.message = message;
    focus().startAt(index(shell.profile().settings().get().lastWorld()));
  }

  @Override
  protected String title() {
    return "";
  }

  @Override
  public void show() {
    super.show();
    for (EnvironmentEntry<?, ?> environment : environments) {
      previews.add(
          Showcase.any(new EnvironmentReference(environment.id(), Map.of()), shell.palette()));
      waited.add(0f);
    }
  }

  @Override
  public void hide() {
    super.hide();
    previews.forEach(Showcase::close);
    previews.clear();
  }

  @Override
  protected boolean advance(float seconds) {
    turn = (turn + 1) % TURNS;
    for (int i = 0; i < previews.size(); i++) {
      waited.set(i, waited.get(i) + seconds);
      if (i == focus().index() || i % TURNS == turn) {
        previews.get(i).advance(waited.get(i));
        waited.set(i, 0f);
      }
    }
    return true;
  }

  @Override
  protected void leave() {
    shell.quit();
  }

  @Override
  protected void build(Table root, float width, float height) {
    Style style = style();
    float inner = width - 2 * style.px(MARGIN);
    float gap = style.px(GAP);
    int most = environments.size() > 6 ? 4 : 3;
    int columns =
        (int) Math.max(1, Math.min(most, (inner + gap) / (style.px(NARROWEST_CARD) + gap)));
    float card = cardWidth(inner - style.px(14), height, columns);
    float picture = pictureHeight(card - 2 * style.px(PADDING), height, columns);
    float used = columns * card + (columns - 1) * gap;
    root.top().pad(style.px(16), style.px(MARGIN), style.px(10), style.px(MARGIN));
    Table grid = new Table();
    for (int first = 0; first < environments.size(); first += columns) {
      // A row of its own each, so that the last stands in the middle if it is shorter.
      Table row = new Table();
      for (int i = first; i < Math.min(first + columns, environments.size()); i++) {
        row.add(card(i, card, picture))
            .width(card)
            .top()
            .fillY()
            .pad(0, i == first ? 0 : gap, gap, 0);
      }
      grid.add(row).row();
    }
    root.add(header(Math.max(used, Math.min(inner, style.px(620))))).row();
    root.add(scrolling(grid.top())).grow().padTop(style.px(12)).row();
    root.add(
            style.line(
                "Arrows or Tab to move  \u00b7  Enter to open  \u00b7  Esc to quit",
                Role.SMALL,
                style.muted))
        .minWidth(0)
        .padTop(style.px(6));
  }

  /** Returns how wide cards are so that all can be seen, if they need not be too small for it. */
  private float cardWidth(float width, float height, int columns) {
    Style style = style();
    float byWidth = (width - (columns - 1) * style.px(GAP)) / columns;
    float byHeight = roomForPicture(height, columns) * LOW + 2 * style.px(PADDING);
    float least = Math.min(style.px(NARROWEST_CARD), byWidth);
    return (float) Math.floor(Math.max(least, Math.min(byWidth, byHeight)));
  }

  /** Returns how tall pictures of some width are, so that the cards fill the page. */
  private float pictureHeight(float width, float height, int columns) {
    float room = roomForPicture(height, columns);
    return (float) Math.floor(Math.max(width / LOW, Math.min(room, width / TALL)));
  }

  /** Returns how tall a picture may be if all rows of cards are to be seen. */
  private float roomForPicture(float height, int columns) {
    Style style = style();
    int rows = (environments.size() + columns - 1) / columns;
    float rowHeight = (height - style.px(CHROME)) / rows - style.px(GAP);
    return rowHeight - style.px(TEXT_HEIGHT) - 2 * style.px(PADDING);
  }

  private static int index(String id) {
    List<String> ids = Environments.all().stream().map(EnvironmentEntry::id).toList();
    return Math.max(ids.indexOf(id), 0);
  }

  private Table header(float width) {
    Style style = style();
    Table header = new Table();
    header.add(style.label("Ludus", Role.TITLE, style.text)).left();
    Label motto =
        style.line("Small worlds in which people and learning agents play", Role.BODY, style.muted);
    header.add(motto).growX().minWidth(0).padLeft(style.px(18)).padTop(style.px(10));
    add(header, "Recordings", () -> shell.open(() -> new RecordingsPage(shell)));
    add(header, "Tour", () -> shell.open(() -> new TourPage(shell)));
    add(header, "Settings", () -> shell.open(() -> new SettingsPage(shell)));
    Table outer = new Table();
    outer.add(header).width(width).row();
    if (!message.isEmpty()) {
      Table warning = new Table();
      warning.setBackground(style.warning);
      Label text = style.paragraph(message, Role.BODY, style.text);
      text.setAlignment(Align.left);
      warning
          .add(text)
          .width(width - style.px(36))
          .pad(style.px(8), style.px(18), style.px(8), style.px(18));
      outer.add(warning).width(width).padTop(style.px(10));
    }
    return outer;
  }

  /** Adds a button, which keeps its room where the motto gives way. */
  private void add(Table header, String words, Runnable action) {
    header
        .add(Button.plain(style(), focus(), words, action))
        .minWidth(Value.prefWidth)
        .padLeft(style().px(8));
  }

  private Button card(int index, float width, float pictureHeight) {
    Style style = style();
    EnvironmentEntry<?, ?> environment = environments.get(index);
    float inner = width - 2 * style.px(PADDING);
    Button card =
        Button.card(style, focus(), () -> shell.open(() -> new WorldPage(shell, environment)));
    card.top().pad(style.px(PADDING));
    card.add(Picture.onCard(style, previews.get(index))).size(inner, pictureHeight).row();
    card.add(style.line(environment.title(), Role.HEADING, style.text))
        .width(inner - style.px(10))
        .left()
        .pad(style.px(6), style.px(5), 0, 0)
        .row();
    card.add(style.paragraph(environment.summary(), Role.SMALL, style.muted))
        .width(inner - style.px(10))
        .left()
        .pad(style.px(1), style.px(5), style.px(3), 0);
    return card;
  }

  /** Returns how many worlds there are to choose from. */
  public int size() {
    return environments.size();
  }
}
