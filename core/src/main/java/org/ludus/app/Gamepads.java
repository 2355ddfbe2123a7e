package org.ludus.app;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.controllers.Controller;
import com.badlogic.gdx.controllers.ControllerMapping;
import com.badlogic.gdx.controllers.Controllers;
import com.badlogic.gdx.utils.Array;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.ludus.app.ui.Pad;
import org.ludus.app.ui.Page;

/**
 * Looks once a frame at what is pressed on any gamepad, and tells the page what has changed. Cross,
 * left stick and right trigger together say which way and how far.
 */
final class Gamepads {

  /** A stick that is pressed less far than this is at rest. */
  private static final float DEAD = 0.2f;

  /** Changes smaller than this are trembling. */
  private static final float FINEST = 0.02f;

  private final Supplier<Page> page;
  private final Map<Pad.Button, Boolean> buttons = new EnumMap<>(Pad.Button.class);
  private final Map<Pad.Direction, Float> directions = new EnumMap<>(Pad.Direction.class);
  private boolean available = true;

  /**
   * Makes one.
   *
   * @param page gives the page that is shown
   */
  Gamepads(Supplier<Page> page) {
    this.page = page;
  }

  /** Tells the page what has changed since the last frame. */
  void update() {
    if (!available) {
      return;
    }
    try {
      Array<Controller> pads = Controllers.getControllers();
      for (Pad.Button button : Pad.Button.values()) {
        update(button, isPressed(pads, button));
      }
      for (Pad.Direction direction : Pad.Direction.values()) {
        update(direction, amount(pads, direction));
      }
    } catch (RuntimeException | LinkageError e) {
      // Without the system's part of it there is still the keyboard.
      available = false;
      Gdx.app.debug("Ludus", "no gamepads here", e);
    }
  }

  private void update(Pad.Button button, boolean pressed) {
    boolean before = buttons.getOrDefault(button, false);
    buttons.put(button, pressed);
    if (before != pressed) {
      page.get().pad(button, pressed);
    }
  }

  private void update(Pad.Direction direction, float amount) {
    float before = directions.getOrDefault(direction, 0f);
    if (Math.abs(before - amount) >= FINEST || (amount == 0 && before != 0)) {
      directions.put(direction, amount);
      page.get().steer(direction, before, amount);
    }
  }

  private static boolean isPressed(Array<Controller> pads, Pad.Button button) {
    for (Controller pad : pads) {
      if (pad.getButton(code(pad.getMapping(), button))) {
        return true;
      }
    }
    return false;
  }

  private static float amount(Array<Controller> pads, Pad.Direction direction) {
    float most = 0;
    for (Controller pad : pads) {
      most = Math.max(most, amount(pad, pad.getMapping(), direction));
    }
    return most < DEAD ? 0 : Math.min(most, 1);
  }

  private static float amount(Controller pad, ControllerMapping map, Pad.Direction direction) {
    float stick =
        switch (direction) {
          case LEFT -> -pad.getAxis(map.axisLeftX);
          case RIGHT -> pad.getAxis(map.axisLeftX);
          // The axes of gamepads point down.
          case UP -> -pad.getAxis(map.axisLeftY);
          case DOWN -> pad.getAxis(map.axisLeftY);
        };
    int cross =
        switch (direction) {
          case LEFT -> map.buttonDpadLeft;
          case RIGHT -> map.buttonDpadRight;
          case UP -> map.buttonDpadUp;
          case DOWN -> map.buttonDpadDown;
        };
    if (direction == Pad.Direction.UP && pad.getButton(map.buttonR2)) {
      return 1;
    }
    return pad.getButton(cross) ? 1 : stick;
  }

  private static int code(ControllerMapping map, Pad.Button button) {
    return switch (button) {
      case A -> map.buttonA;
      case B -> map.buttonB;
      case X -> map.buttonX;
      case Y -> map.buttonY;
      case START -> map.buttonStart;
      case BACK -> map.buttonBack;
      case L1 -> map.buttonL1;
      case R1 -> map.buttonR1;
    };
  }
}
