package org.ludus.app.shell;

import com.badlogic.gdx.Input;
import java.util.Optional;
import org.ludus.app.ui.KeyNames;
import org.ludus.catalog.Controls;
import org.ludus.catalog.Environments;
import org.ludus.profile.Command;
import org.ludus.profile.KeyBindings;
import org.ludus.profile.Profile;

/** The keys of a page that shows a world, as the person has them. */
public final class Keys {

  private final KeyBindings bindings;

  private Keys(KeyBindings bindings) {
    this.bindings = bindings;
  }

  /** Returns the keys in the world with that id. */
  public static Keys of(Profile profile, String environment) {
    Controls defaults = Environments.find(environment).controls();
    return new Keys(KeyBindings.of(profile.settings().get(), environment, defaults));
  }

  /** Returns what the keys of the world do. */
  public Controls controls() {
    return bindings.controls();
  }

  /** Returns the command that a pressed key gives, if it gives one. */
  public Optional<Command> command(int keycode) {
    String name = Input.Keys.toString(keycode);
    return name == null ? Optional.empty() : bindings.command(name);
  }

  /** Returns a command's keys as they are written on screen. */
  public String names(Command command) {
    return KeyNames.of(bindings.keys(command));
  }

  /** Returns the first of a command's keys, for where there is little room. */
  public String name(Command command) {
    return bindings.keys(command).stream().findFirst().map(KeyNames::of).orElse("\u2013");
  }
}
