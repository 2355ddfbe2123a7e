package org.ludus.app.ui;

import com.badlogic.gdx.math.Rectangle;
import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.scenes.scene2d.Actor;
import com.badlogic.gdx.scenes.scene2d.Group;
import com.badlogic.gdx.scenes.scene2d.InputEvent;
import com.badlogic.gdx.scenes.scene2d.ui.ScrollPane;
import com.badlogic.gdx.scenes.scene2d.utils.ClickListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which control of a page the keyboard and the gamepad are on. Arrows go to the nearest control in
 * their direction, wherever it stands; Tab goes through all of them in the order they were added.
 */
public final class Focus {

  /** Being beside a control's row or column counts as so many times being away from it. */
  private static final float SIDEWAYS = 3;

  private final List<Control> controls = new ArrayList<>();
  private int marked;

  /** Makes one without controls. */
  public Focus() {}

  /** Takes in a control; the first one is marked until another is. */
  void add(Control control) {
    controls.add(control);
    control.mark(controls.size() - 1 == marked);
  }

  /** Takes in a control that the mouse points at to mark it, and clicks to have it act. */
  void addClickable(Control control) {
    control
        .actor()
        .addListener(
            new ClickListener() {
              @Override
              public void enter(InputEvent event, float x, float y, int pointer, Actor from) {
                super.enter(event, x, y, pointer, from);
                // The pointer is -1 for a mouse that moves without a button held.
                if (pointer == -1) {
                  point(control);
                }
              }

              @Override
              public void clicked(InputEvent event, float x, float y) {
                point(control);
                control.activate();
              }
            });
    add(control);
  }

  /** Forgets all controls, but not which of them was marked, for the page to be made anew. */
  public void clear() {
    controls.clear();
  }

  /** Returns how many controls there are. */
  public int size() {
    return controls.size();
  }

  /** Returns the number of the marked control, counted from 0. */
  public int index() {
    return marked;
  }

  /** Returns the marked control, if there is any. */
  public Optional<Control> current() {
    return marked < controls.size() ? Optional.of(controls.get(marked)) : Optional.empty();
  }

  /** Says which control is to be marked as soon as there are some. */
  public void startAt(int index) {
    marked = index;
  }

  /** Marks the control with that number, or the last one if there are fewer, and shows it. */
  public void mark(int index) {
    set(index, true);
  }

  /** Marks a control. */
  public void mark(Control control) {
    set(Math.max(controls.indexOf(control), 0), true);
  }

  /** Marks what the pointer is on, which is in sight already. */
  void point(Control control) {
    if (controls.contains(control)) {
      set(controls.indexOf(control), false);
    }
  }

  /** Goes to the next control, or the one before, round and round. */
  public void next(int by) {
    if (!controls.isEmpty()) {
      set(Math.floorMod(marked + by, controls.size()), true);
    }
  }

  /** Goes to the nearest control in a direction, or changes the value of the marked one. */
  public void move(int right, int up) {
    if (current().isEmpty() || (right != 0 && controls.get(marked).adjust(right))) {
      return;
    }
    Rectangle from = place(controls.get(marked).actor());
    int nearest = -1;
    float least = Float.POSITIVE_INFINITY;
    for (int i = 0; i < controls.size(); i++) {
      float distance = distance(from, place(controls.get(i).actor()), right, up);
      if (i != marked && distance < least) {
        least = distance;
        nearest = i;
      }
    }
    if (nearest >= 0) {
      set(nearest, true);
    }
  }

  private void set(int index, boolean show) {
    if (controls.isEmpty()) {
      return;
    }
    marked = Math.max(0, Math.min(index, controls.size() - 1));
    for (int i = 0; i < controls.size(); i++) {
      controls.get(i).mark(i == marked);
    }
    if (show) {
      current().ifPresent(control -> scrollTo(control.actor()));
    }
  }

  /** Returns how far a place lies in a direction; infinite if it does not lie there at all. */
  private static float distance(Rectangle from, Rectangle to, int right, int up) {
    float ahead;
    float beside;
    float between;
    if (right != 0) {
      ahead = right * (middle(to.x, to.width) - middle(from.x, from.width));
      beside = gap(from.y, from.height, to.y, to.height);
      between = gap(from.x, from.width, to.x, to.width);
    } else {
      ahead = up * (middle(to.y, to.height) - middle(from.y, from.height));
      beside = gap(from.x, from.width, to.x, to.width);
      between = gap(from.y, from.height, to.y, to.height);
    }
    // What lies above a wide card is not at its left, though its middle may be.
    boolean liesElsewhere = between == 0 && beside > 0;
    return ahead < 1 || liesElsewhere ? Float.POSITIVE_INFINITY : ahead + SIDEWAYS * beside;
  }

  private static float middle(float start, float length) {
    return start + length / 2;
  }

  private static float gap(float start, float length, float otherStart, float otherLength) {
    return Math.max(0, Math.max(otherStart - (start + length), start - (otherStart + otherLength)));
  }

  private static Rectangle place(Actor actor) {
    Vector2 corner = actor.localToStageCoordinates(new Vector2());
    return new Rectangle(corner.x, corner.y, actor.getWidth(), actor.getHeight());
  }

  private static void scrollTo(Actor actor) {
    for (Group parent = actor.getParent(); parent != null; parent = parent.getParent()) {
      if (parent instanceof ScrollPane scroll && scroll.getActor() != null) {
        Vector2 corner = actor.localToAscendantCoordinates(scroll.getActor(), new Vector2());
        scroll.scrollTo(corner.x, corner.y, actor.getWidth(), actor.getHeight());
      }
    }
  }
}
