package org.ludus.app.menu;

import com.badlogic.gdx.Input;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ludus.app.shell.Shell;
import org.ludus.app.shell.ShellPage;
import org.ludus.app.ui.Button;
import org.ludus.app.ui.KeyNames;
import org.ludus.app.ui.Slider;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Switcher;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.catalog.Controls;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.Environments;
import org.ludus.profile.Command;
import org.ludus.profile.KeyBindings;
import org.ludus.profile.PlayerSettings;
import org.ludus.sound.Sound;

/** How the program looks and sounds, and which keys do what. */
public final class SettingsPage extends ShellPage {

  private static final float WIDTH = 900;
  private static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);

  private int world;

  /** What the next key that is pressed is to do, if anybody is waiting for one. */
  private Optional<Slot> waiting = Optional.empty();

  /**
   * Something that has a key.
   *
   * @param label what it does
   * @param command the command, or nothing for an action of the world
   */
  private record Slot(String label, Optional<Command> command) {}

  /** Makes the page. */
  public SettingsPage(Shell shell) {
    super(shell);
  }

  @Override
  protected String title() {
    return "Settings";
  }

  private PlayerSettings settings() {
    return shell.profile().settings().get();
  }

  private void change(UnaryOperator<PlayerSettings> change) {
    shell.profile().settings().change(change);
  }

  @Override
  protected void build(Table root, float width, float height) {
    Style style = style();
    float inner = Math.min(width - 2 * style.px(28), style.px(WIDTH));
    float gap = style.px(24);
    float each = (float) Math.floor((inner - gap) / 2);
    root.top().pad(style.px(18), style.px(28), style.px(10), style.px(28));
    root.add(style.line("Settings", Role.TITLE, style.text)).width(inner).row();
    Table columns = new Table().top();
    columns.add(general(each)).width(each).top().padRight(gap);
    columns.add(keys(each - style.px(14))).width(each - style.px(14)).top();
    root.add(scrolling(columns)).width(inner).grow().padTop(style.px(8)).row();
    String hint =
        waiting
            .map(slot -> "Press the key for \u201c" + slot.label() + "\u201d, or Esc to leave it")
            .orElse(
                "Arrows to move and to change  \u00b7  Enter to choose  \u00b7  Esc to go back");
    root.add(style.line(hint, Role.SMALL, waiting.isPresent() ? style.accent : style.muted))
        .minWidth(0)
        .padTop(style.px(6));
  }

  private Table general(float width) {
    Style style = style();
    Table table = new Table().top();
    heading(table, "Look");
    add(
        table,
        width,
        new Switcher(
            style,
            focus(),
            "Colours",
            List.of("night", "day"),
            settings().theme() == PlayerSettings.Theme.DAY ? 1 : 0,
            index -> {
              change(
                  now ->
                      now.withTheme(
                          index == 1 ? PlayerSettings.Theme.DAY : PlayerSettings.Theme.NIGHT));
              shell.restyle();
            }));
    add(
        table,
        width,
        new Switcher(
            style,
            focus(),
            "Size of text and panels",
            List.of("75 %", "100 %", "125 %", "150 %", "200 %"),
            scaleIndex(),
            index -> {
              change(now -> now.withScale(SCALES.get(index)));
              shell.restyle();
            }));
    add(
        table,
        width,
        Switcher.onOff(
            style,
            focus(),
            "Full screen",
            settings().fullScreen(),
            on -> shell.toggleFullScreen()));
    heading(table, "Sound");
    add(
        table,
        width,
        Switcher.onOff(
            style,
            focus(),
            "Sound",
            settings().sound(),
            on -> {
              change(now -> now.withSound(on));
              shell.sounds().play(Sound.CLICK);
            }));
    add(
        table,
        width,
        new Slider(
            style,
            focus(),
            "Volume",
            Slider.Range.linear(0, 1, 0.05),
            settings().volume(),
            value -> Math.round(value * 100) + " %",
            value -> {
              change(now -> now.withVolume(value));
              shell.sounds().play(Sound.CLICK);
            }));
    heading(table, "Play");
    add(
        table,
        width,
        new Switcher(
            style,
            focus(),
            "Speed to begin with",
            SPEEDS.stream().map(speed -> String.format(Locale.ROOT, "%.2fx", speed)).toList(),
            Math.max(SPEEDS.indexOf(settings().speed()), 0),
            index -> change(now -> now.withSpeed(SPEEDS.get(index)))));
    shell
        .profile()
        .place()
        .ifPresent(
            folder -> {
              heading(table, "Your games and settings are in");
              table
                  .add(style.paragraph(folder.toString(), Role.SMALL, style.muted))
                  .width(width)
                  .left();
            });
    return table;
  }

  private static final List<Double> SCALES = List.of(0.75, 1.0, 1.25, 1.5, 2.0);

  private int scaleIndex() {
    int nearest = 0;
    for (int i = 0; i < SCALES.size(); i++) {
      if (Math.abs(SCALES.get(i) - settings().scale())
          < Math.abs(SCALES.get(nearest) - settings().scale())) {
        nearest = i;
      }
    }
    return nearest;
  }

  private Table keys(float width) {
    Style style = style();
    Table table = new Table().top();
    List<EnvironmentEntry<?, ?>> worlds = Environments.all();
    heading(table, "Keys");
    add(
        table,
        width,
        new Switcher(
            style,
            focus(),
            "World",
            worlds.stream().map(EnvironmentEntry::title).toList(),
            world,
            index -> {
              world = index;
              rebuild();
            }));
    KeyBindings bindings = bindings();
    for (Controls.Key key : bindings.controls().keys()) {
      slot(table, width, new Slot(key.label(), Optional.empty()), key.names());
    }
    heading(table, "In every world");
    for (Command command : Command.values()) {
      slot(table, width, new Slot(command.label(), Optional.of(command)), bindings.keys(command));
    }
    Button reset =
        Button.plain(
            style,
            focus(),
            "All keys as they were",
            () -> {
              change(
                  now -> now.withDefaultKeys().withWorld(id(), now.world(id()).withDefaultKeys()));
              rebuild();
            });
    table.add(reset).width(width).padTop(style.px(6));
    return table;
  }

  private void slot(Table table, float width, Slot slot, List<String> names) {
    boolean isWaiting = waiting.equals(Optional.of(slot));
    Button button =
        Button.row(
            style(),
            focus(),
            slot.label(),
            isWaiting ? "press a key" : KeyNames.of(names),
            () -> {
              waiting = Optional.of(slot);
              rebuild();
            });
    button.select(isWaiting);
    table.add(button).width(width).padBottom(style().px(4)).row();
  }

  private String id() {
    return Environments.all().get(world).id();
  }

  private KeyBindings bindings() {
    return KeyBindings.of(settings(), id(), Environments.all().get(world).controls());
  }

  @Override
  protected boolean keyDown(int keycode) {
    if (waiting.isEmpty()) {
      return super.keyDown(keycode);
    }
    Slot slot = waiting.get();
    waiting = Optional.empty();
    if (keycode != Input.Keys.ESCAPE) {
      bind(slot, Input.Keys.toString(keycode));
    }
    rebuild();
    return true;
  }

  private void bind(Slot slot, String key) {
    Optional<KeyBindings.Owner> owner = bindings().owner(key);
    if (owner.isPresent() && !owner.get().label().equals(slot.label())) {
      shell.say(KeyNames.of(key) + " is the key for \u201c" + owner.get().label() + "\u201d");
      return;
    }
    change(
        now ->
            slot.command()
                .map(command -> now.withKeys(command, List.of(key)))
                .orElseGet(
                    () ->
                        now.withWorld(id(), now.world(id()).withKeys(slot.label(), List.of(key)))));
  }

  private void heading(Table table, String words) {
    table
        .add(style().line(words, Role.HEADING, style().text))
        .growX()
        .minWidth(0)
        .left()
        .padTop(style().px(10))
        .padBottom(style().px(4))
        .row();
  }

  private void add(Table table, float width, Table control) {
    table.add(control).width(width).padBottom(style().px(6)).row();
  }
}
