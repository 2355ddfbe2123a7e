package org.ludus.app.menu;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.ludus.app.shell.Shell;
import org.ludus.app.shell.ShellPage;
import org.ludus.app.stage.Showcase;
import org.ludus.app.ui.Button;
import org.ludus.app.ui.Picture;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.profile.WorldSettings;

/** The second page of the menu: how a world is to be, and what to do in it. */
public final class WorldPage extends ShellPage {

  private static final float MARGIN = 26;
  private static final float LIST_WIDTH = 440;

  /** While somebody is still turning a slider, the world is not opened anew for each number. */
  private static final float PATIENCE_SECONDS = 0.3f;

  private final EnvironmentEntry<?, ?> environment;
  private final Map<Mode, Button> tabs = new EnumMap<>(Mode.class);
  private Mode mode;
  private EnvironmentReference reference;
  private Optional<Showcase> preview = Optional.empty();
  private float untilReopened;

  /** What can be done in a world. */
  enum Mode {
    PLAY("Play"),
    WATCH("Watch"),
    LEARN("Learn"),
    RACE("Race"),
    GAMES("Games");

    private final String label;

    Mode(String label) {
      this.label = label;
    }

    private static Mode named(String name) {
      for (Mode mode : values()) {
        if (mode.name().equalsIgnoreCase(name)) {
          return mode;
        }
      }
      return PLAY;
    }
  }

  /** Makes the page of a world, as it was left the last time. */
  public WorldPage(Shell shell, EnvironmentEntry<?, ?> environment) {
    super(shell);
    this.environment = environment;
    WorldSettings last = shell.profile().settings().get().world(environment.id());
    mode = Mode.named(last.mode());
    reference =
        possible(last.options()).orElse(new EnvironmentReference(environment.id(), Map.of()));
    focus().startAt(Mode.values().length);
  }

  /**
   * Returns the world with those options, each in its usual form, or nothing: they may have been
   * kept by a version of the program that had others.
   */
  private Optional<EnvironmentReference> possible(Map<String, String> options) {
    try {
      environment.make(options).close();
      return Optional.of(environment.reference(options));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  @Override
  protected String title() {
    return environment.title();
  }

  @Override
  public void show() {
    super.show();
    shell.profile().settings().change(settings -> settings.withLastWorld(environment.id()));
    preview = Showcase.best(reference, shell.palette());
  }

  @Override
  public void hide() {
    super.hide();
    preview.ifPresent(Showcase::close);
    preview = Optional.empty();
  }

  @Override
  protected boolean advance(float seconds) {
    preview.ifPresent(shown -> shown.advance(seconds));
    if (untilReopened > 0 && !Gdx.input.isTouched()) {
      untilReopened -= seconds;
      if (untilReopened <= 0) {
        reopen();
      }
    }
    return true;
  }

  @Override
  protected void build(Table root, float width, float height) {
    Style style = style();
    float margin = style.px(MARGIN);
    float list = (float) Math.floor(Math.min(style.px(LIST_WIDTH), width * 0.48f));
    float left = (float) Math.floor(width - 3 * margin - list);
    root.top().pad(style.px(18), margin, style.px(10), margin);
    Table right = new Table().top();
    right.add(style.line(environment.title(), Role.TITLE, style.text)).width(list).row();
    right
        .add(style.paragraph(environment.summary(), Role.BODY, style.muted))
        .width(list)
        .padBottom(style.px(10))
        .row();
    right.add(tabRow(list)).width(list).padBottom(style.px(10)).row();
    Table content = new Table().top().left();
    fill(
        new ModePanel(shell, style, focus(), environment, () -> reference, list - style.px(14)),
        content);
    right.add(scrolling(content)).width(list).grow();
    root.add(leftColumn(left, height)).width(left).top().growY().padRight(margin);
    root.add(right).width(list).growY().row();
    root.add(
            style.line(
                "Arrows or Tab to move  \u00b7  Enter to start  \u00b7  Esc for the other worlds",
                Role.SMALL,
                style.muted))
        .colspan(2)
        .minWidth(0)
        .padTop(style.px(6));
  }

  private Table tabRow(float width) {
    Table row = new Table();
    tabs.clear();
    float gap = style().px(5);
    float each =
        (float) Math.floor((width - gap * (Mode.values().length - 1)) / Mode.values().length);
    for (Mode candidate : Mode.values()) {
      Button tab = Button.plain(style(), focus(), candidate.label, () -> choose(candidate));
      tab.pad(style().px(8), style().px(4), style().px(9), style().px(4));
      tab.select(candidate == mode);
      tabs.put(candidate, tab);
      row.add(tab).width(each).padRight(candidate == Mode.GAMES ? 0 : gap);
    }
    return row;
  }

  private void choose(Mode chosen) {
    mode = chosen;
    remember(settings -> settings.withMode(chosen.name().toLowerCase(Locale.ROOT)));
    rebuild();
  }

  private void fill(ModePanel panel, Table content) {
    switch (mode) {
      case PLAY -> panel.play(content);
      case WATCH -> panel.watch(content);
      case LEARN -> panel.learn(content);
      case RACE -> panel.race(content);
      case GAMES -> panel.games(content);
    }
  }

  private Table leftColumn(float width, float height) {
    Style style = style();
    Table column = new Table().top();
    Table options = new Table().top();
    OptionPanel.fill(options, width, style, focus(), environment, reference, this::change);
    float room = height - style.px(60) - options.getPrefHeight() - style.px(10);
    float pad = style.px(9);
    float pictureHeight = Math.max(style.px(120), Math.min(room, width / 1.5f));
    Table frame = new Table();
    frame.setBackground(style.card);
    frame.pad(pad);
    if (preview.isPresent()) {
      frame
          .add(Picture.onCard(style, preview.get()))
          .size(width - 2 * pad, pictureHeight - 2 * pad);
    } else {
      frame
          .add(
              style.paragraph(
                  "Nobody has learned to play it like this yet. Be the first!",
                  Role.BODY,
                  style.muted))
          .size(width - 2 * pad - style.px(40), pictureHeight - 2 * pad);
    }
    column.add(frame).row();
    column.add(scrolling(options)).width(width).growY().padTop(style.px(10));
    return column;
  }

  private void change(String option, String value, boolean standard) {
    Map<String, String> options = new TreeMap<>(reference.options());
    if (standard) {
      options.remove(option);
    } else {
      options.put(option, value);
    }
    Optional<EnvironmentReference> changed = possible(options);
    if (changed.isEmpty()) {
      shell.say("That setting is not possible here");
      return;
    }
    reference = changed.get();
    remember(settings -> settings.withOptions(options));
    untilReopened = PATIENCE_SECONDS;
  }

  /** Opens the world anew as it is set by now. */
  private void reopen() {
    preview.ifPresent(Showcase::close);
    preview = Showcase.best(reference, shell.palette());
    rebuild();
  }

  private void remember(UnaryOperator<WorldSettings> change) {
    shell
        .profile()
        .settings()
        .change(
            settings ->
                settings.withWorld(
                    environment.id(), change.apply(settings.world(environment.id()))));
  }
}
