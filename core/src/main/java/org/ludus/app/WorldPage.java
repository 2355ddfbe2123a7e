package org.ludus.app;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ludus.app.Typeface.Role;
import org.ludus.cli.Display;
import org.ludus.registry.EnvironmentEntry;
import org.ludus.registry.EnvironmentReference;
import org.ludus.registry.Models;

/** The second page of the menu: what to do in a world. */
final class WorldPage extends MenuPage {

  private static final float MARGIN = 32;
  private static final float LIST_WIDTH = 400;
  private static final long FIRST_SEED = 1;

  private final EnvironmentEntry<?, ?> world;
  private final List<Models.Listed> models = new ArrayList<>();
  private Optional<Preview> preview = Optional.empty();

  WorldPage(PlaygroundApp app, EnvironmentEntry<?, ?> world) {
    super(app, 0);
    this.world = world;
  }

  @Override
  public void show() {
    super.show();
    Gdx.graphics.setTitle(world.title() + " \u2013 Ludus");
    app.remember(world.id());
    preview = app.preview(world);
    for (Models.Listed model : Models.all()) {
      if (model.environment().equals(world.id())) {
        models.add(model);
      }
    }
  }

  @Override
  public void hide() {
    super.hide();
    preview.ifPresent(Preview::close);
  }

  @Override
  void advance(float seconds) {
    preview.ifPresent(shown -> shown.advance(seconds));
  }

  @Override
  void leave() {
    app.showMenu("");
  }

  @Override
  void build(Table page, float width, float height) {
    Style style = app.style();
    float margin = style.px(MARGIN);
    float list = Math.min(style.px(LIST_WIDTH), width * 0.46f);
    float pictureWidth = (float) Math.floor(width - 3 * margin - list);
    page.top().pad(margin, margin, style.px(14), margin);
    page.add(picture(pictureWidth, height - 2 * margin - style.px(40))).top().padRight(margin);
    Table right = new Table().top();
    right.add(style.paragraph(world.title(), Role.TITLE, Style.TEXT)).width(list).row();
    right
        .add(style.paragraph(world.summary(), Role.BODY, Style.MUTED))
        .width(list)
        .padBottom(style.px(16))
        .row();
    float bars = 2 * style.px(BAR_ROOM);
    right.add(scrolling(choices(list), 1)).width(list + bars).growY();
    page.add(right).width(list).growY().row();
    page.add(
            style.label(
                "Arrows or Tab to move  \u00b7  Enter to start  \u00b7  Esc for the other worlds",
                Role.SMALL,
                Style.MUTED))
        .colspan(2)
        .padTop(style.px(8));
  }

  private Table picture(float width, float height) {
    Table frame = new Table();
    preview.ifPresent(
        shown -> {
          float pad = app.style().px(9);
          float inner = Math.min(width - 2 * pad, (height - 2 * pad) * shown.aspect());
          frame.setBackground(app.style().card);
          frame.pad(pad);
          frame
              .add(new Picture(app.canvas(), app.style(), shown.aspect(), shown::draw))
              .size((float) Math.floor(inner), (float) Math.floor(inner / shown.aspect()));
        });
    return frame;
  }

  private Table choices(float width) {
    Table list = new Table().top();
    add(list, width, "Play yourself", keys(), () -> app.open(this::play));
    for (Models.Listed model : models) {
      add(
          list,
          width,
          "Watch " + shortName(model.name()),
          model.summary(),
          () -> app.open(() -> watch(model.name())));
    }
    return list;
  }

  private void add(Table list, float width, String title, String detail, Runnable action) {
    Style style = app.style();
    Choice choice = choice(action);
    choice.left().pad(style.px(9), style.px(16), style.px(10), style.px(16));
    float inner = width - style.px(32);
    Label name = style.label(title, Role.STRONG, Style.TEXT);
    name.setEllipsis(true);
    choice.add(name).width(inner).left().row();
    choice.add(style.paragraph(detail, Role.SMALL, Style.MUTED)).width(inner).left();
    list.add(choice).width(width).padBottom(style.px(8)).row();
  }

  private String keys() {
    List<String> keys = new ArrayList<>();
    world.controls().keys().forEach(key -> keys.add(KeyNames.of(key) + " " + key.label()));
    return String.join("  \u00b7  ", keys);
  }

  /** Returns what tells a model from the others of its world. */
  private String shortName(String name) {
    int at = name.replace('\\', '/').indexOf(world.id() + "/");
    return at < 0 ? name : name.substring(at + world.id().length() + 1);
  }

  private Performance play() {
    EnvironmentReference reference = EnvironmentReference.parse(world.id());
    return Performance.of(new Display.Play(reference, FIRST_SEED, 1, Optional.empty()));
  }

  private static Performance watch(String name) throws IOException {
    return Performance.of(new Display.Watch(Models.find(name), FIRST_SEED, 1, 0));
  }
}
