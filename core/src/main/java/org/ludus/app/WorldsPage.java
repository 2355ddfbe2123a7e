package org.ludus.app;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.utils.Align;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ludus.app.Typeface.Role;
import org.ludus.registry.EnvironmentEntry;
import org.ludus.registry.Environments;

/** The first page of the menu: a card for each world, with a picture of it. */
final class WorldsPage extends MenuPage {

  private static final float NARROWEST_CARD = 250;
  private static final float MARGIN = 32;
  private static final float GAP = 18;
  private static final float PADDING = 9;
  private static final float ASPECT = 1.6f;

  /** Room for a card's title and two lines of summary. */
  private static final float TEXT_HEIGHT = 84;

  /** Room for what stands above and below the cards. */
  private static final float CHROME = 150;

  private final List<EnvironmentEntry<?, ?>> worlds = Environments.all();
  private final List<Optional<Preview>> previews = new ArrayList<>();
  private final String message;

  /**
   * Makes the page.
   *
   * @param message something that people should know, or empty
   */
  WorldsPage(PlaygroundApp app, String message) {
    super(app, index(app.lastWorld()));
    this.message = message;
  }

  @Override
  public void show() {
    super.show();
    Gdx.graphics.setTitle("Ludus");
    worlds.forEach(world -> previews.add(app.preview(world)));
  }

  @Override
  public void hide() {
    super.hide();
    previews.forEach(preview -> preview.ifPresent(Preview::close));
    previews.clear();
  }

  @Override
  void advance(float seconds) {
    previews.get(marked()).ifPresent(preview -> preview.advance(seconds));
  }

  @Override
  void leave() {
    Gdx.app.exit();
  }

  @Override
  void build(Table page, float width, float height) {
    Style style = app.style();
    float inner = width - 2 * style.px(MARGIN);
    float gap = style.px(GAP);
    int most = worlds.size() > 6 ? 4 : 3;
    int columns =
        (int) Math.max(1, Math.min(most, (inner + gap) / (style.px(NARROWEST_CARD) + gap)));
    float card = cardWidth(inner, height, columns);
    float used = columns * card + (columns - 1) * gap;
    page.top().pad(style.px(20), style.px(MARGIN), style.px(14), style.px(MARGIN));
    page.add(header(used)).width(used).row();
    Table grid = new Table();
    for (int i = 0; i < worlds.size(); i++) {
      grid.add(card(i, card)).width(card).top().fillY().pad(0, i % columns == 0 ? 0 : gap, gap, 0);
      if (i % columns == columns - 1) {
        grid.row();
      }
    }
    page.add(scrolling(grid.top(), columns)).grow().padTop(style.px(14)).row();
    page.add(
            style.label(
                "Arrows or Tab to move  \u00b7  Enter to open  \u00b7  Esc to quit",
                Role.SMALL,
                Style.MUTED))
        .padTop(style.px(8));
  }

  /** Returns how wide cards are so that all can be seen, if they need not be too small for it. */
  private float cardWidth(float width, float height, int columns) {
    Style style = app.style();
    int rows = (worlds.size() + columns - 1) / columns;
    float byWidth = (width - (columns - 1) * style.px(GAP)) / columns;
    float rowHeight = (height - style.px(CHROME)) / rows - style.px(GAP);
    float pictureHeight = rowHeight - style.px(TEXT_HEIGHT) - 2 * style.px(PADDING);
    float byHeight = pictureHeight * ASPECT + 2 * style.px(PADDING);
    float least = Math.min(style.px(NARROWEST_CARD), byWidth);
    return (float) Math.floor(Math.max(least, Math.min(byWidth, byHeight)));
  }

  private static int index(String id) {
    List<String> ids = Environments.all().stream().map(EnvironmentEntry::id).toList();
    return Math.max(ids.indexOf(id), 0);
  }

  private Table header(float width) {
    Style style = app.style();
    Table header = new Table();
    header.add(style.label("Ludus", Role.TITLE, Style.TEXT)).left();
    Label motto =
        style.label(
            "Small worlds in which people and learning agents play", Role.BODY, Style.MUTED);
    motto.setEllipsis(true);
    header
        .add(motto)
        .expandX()
        .fillX()
        .left()
        .minWidth(0)
        .padLeft(style.px(20))
        .padTop(style.px(10));
    if (!message.isEmpty()) {
      Table warning = new Table();
      warning.setBackground(style.warning);
      Label text = style.paragraph(message, Role.BODY, Style.TEXT);
      text.setAlignment(Align.left);
      warning
          .add(text)
          .width(width - style.px(36))
          .pad(style.px(10), style.px(18), style.px(10), style.px(18));
      header.row();
      header.add(warning).colspan(2).growX().padTop(style.px(12));
    }
    return header;
  }

  private Choice card(int index, float width) {
    Style style = app.style();
    EnvironmentEntry<?, ?> world = worlds.get(index);
    float inner = width - 2 * style.px(PADDING);
    Choice card = choice(() -> app.setScreen(new WorldPage(app, world)));
    card.top().pad(style.px(PADDING));
    previews
        .get(index)
        .ifPresent(
            preview ->
                card.add(new Picture(app.canvas(), style, preview.aspect(), preview::draw))
                    .size(inner, Math.round(inner / ASPECT))
                    .row());
    card.add(style.label(world.title(), Role.HEADING, Style.TEXT))
        .left()
        .pad(style.px(8), style.px(5), 0, 0)
        .row();
    card.add(style.paragraph(world.summary(), Role.SMALL, Style.MUTED))
        .width(inner - style.px(10))
        .left()
        .pad(style.px(1), style.px(5), style.px(3), 0);
    return card;
  }
}
