package org.ludus.app.play;

import com.badlogic.gdx.Input;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ludus.app.ui.Pad;
import org.ludus.catalog.Controls;
import org.ludus.env.Space;

/**
 * Lets a person play, with keys or a gamepad. In a discrete action space what was pressed last
 * wins; in a box all that is held adds up, each as far as it is pressed. What is pressed and
 * released between two steps still counts for one, whatever else is held meanwhile.
 *
 * <p>Keys may come from another thread than the one that asks for actions: a learner asks on its
 * own.
 */
public final class KeyboardPilot implements Pilot {

  /** Presses that a world that waits remembers; more would be steps nobody wants any more. */
  private static final int MOST_WAITING = 2;

  /** In a world of switches, a stick pressed less far than this is not pressed. */
  private static final float HALFWAY = 0.5f;

  private final Controls defaults;
  private final Controls controls;
  private final Space actions;
  private final Map<Integer, Controls.Key> bindings = new LinkedHashMap<>();

  /** What is held, and how far, 0 to 1; the newest last. */
  private final Map<Controls.Key, Float> held = new LinkedHashMap<>();

  private final Deque<Controls.Key> pressed = new ArrayDeque<>();
  private int rested;

  /**
   * Makes one.
   *
   * @param defaults what the keys do where nobody has bound others, which gamepads go by
   * @param controls what the keys do
   * @param actions where the world's actions come from
   */
  public KeyboardPilot(Controls defaults, Controls controls, Space actions) {
    this.defaults = defaults;
    this.controls = controls;
    this.actions = actions;
    for (Controls.Key key : controls.keys()) {
      for (String name : key.names()) {
        bindings.put(Input.Keys.valueOf(name), key);
      }
    }
  }

  @Override
  public String name() {
    return "you";
  }

  /** Returns what the keys do. */
  public Controls controls() {
    return controls;
  }

  /** Takes note of a pressed key; says whether it means anything in this world. */
  public boolean press(int keycode) {
    Controls.Key key = bindings.get(keycode);
    if (key == null) {
      return false;
    }
    press(key);
    return true;
  }

  /** Takes note of a released key; says whether it means anything in this world. */
  public boolean release(int keycode) {
    Controls.Key key = bindings.get(keycode);
    if (key == null) {
      return false;
    }
    release(key);
    return true;
  }

  /** Does as if a key were pressed. */
  public synchronized void press(Controls.Key key) {
    held.remove(key);
    held.put(key, 1f);
    if (pressed.size() == MOST_WAITING) {
      if (controls.waitsForKey()) {
        return;
      }
      pressed.removeFirst();
    }
    pressed.add(key);
  }

  /** Does as if a key were released. */
  public synchronized void release(Controls.Key key) {
    held.remove(key);
  }

  /** Holds a key as far as a stick or a trigger is pressed, 0 to 1. */
  public synchronized void hold(Controls.Key key, float amount) {
    if (amount <= 0) {
      held.remove(key);
    } else if (held.containsKey(key)) {
      held.put(key, amount);
    } else {
      press(key);
      held.put(key, amount);
    }
  }

  /**
   * Holds what an arrow key would do as far as a gamepad points that way.
   *
   * @return whether that arrow means anything in this world
   */
  public boolean steer(Pad.Direction direction, float amount) {
    for (Controls.Key key : defaults.keys()) {
      if (key.names().contains(direction.key())) {
        boolean analogue = actions instanceof Space.Box;
        hold(
            controls.keys().get(defaults.keys().indexOf(key)),
            analogue || amount >= HALFWAY ? amount : 0);
        return true;
      }
    }
    return false;
  }

  /** Returns whether a key is down. */
  public synchronized boolean isHeld(Controls.Key key) {
    return held.containsKey(key);
  }

  /** Returns whether a key was pressed that no step has been taken for. */
  public synchronized boolean hasPressWaiting() {
    return !pressed.isEmpty();
  }

  /** Forgets all keys, as when the window loses the keyboard. */
  public synchronized void releaseAll() {
    held.clear();
    pressed.clear();
  }

  /** Forgets presses that no step has been taken for. */
  public synchronized void forget() {
    pressed.clear();
  }

  @Override
  public synchronized void begin(long seed) {
    rested = 0;
    pressed.clear();
  }

  @Override
  public boolean setsThePace() {
    return controls.waitsForKey();
  }

  @Override
  public synchronized boolean act(float[] observation, float[] action) {
    if (controls.waitsForKey()) {
      Controls.Key key = pressed.poll();
      if (key == null) {
        return false;
      }
      set(action, key.action());
      return true;
    }
    // What was pressed since the last step comes after what was held all the while.
    List<Controls.Key> keys = new ArrayList<>(held.keySet());
    keys.removeAll(pressed);
    pressed.stream().distinct().forEach(keys::add);
    pressed.clear();
    if (keys.isEmpty() || actions instanceof Space.Box) {
      set(action, controls.rest().get(rested++ % controls.rest().size()));
    }
    if (actions instanceof Space.Box) {
      keys.forEach(key -> add(action, key.action(), held.getOrDefault(key, 1f)));
    } else if (!keys.isEmpty()) {
      set(action, keys.get(keys.size() - 1).action());
    }
    return true;
  }

  private static void set(float[] action, List<Float> values) {
    for (int i = 0; i < action.length; i++) {
      action[i] = values.get(i);
    }
  }

  private static void add(float[] action, List<Float> values, float amount) {
    for (int i = 0; i < action.length; i++) {
      action[i] += amount * values.get(i);
    }
  }
}
