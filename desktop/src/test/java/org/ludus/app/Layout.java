package org.ludus.app;

import com.badlogic.gdx.graphics.g2d.GlyphLayout;
import com.badlogic.gdx.math.Rectangle;
import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.scenes.scene2d.Actor;
import com.badlogic.gdx.scenes.scene2d.Group;
import com.badlogic.gdx.scenes.scene2d.Stage;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.ScrollPane;
import com.badlogic.gdx.scenes.scene2d.ui.Stack;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.utils.Align;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ludus.app.ui.Control;
import org.ludus.app.ui.KeyCap;

/**
 * Looks over what stands on a stage: texts that are cut off, stick out, or lie over each other, and
 * controls that stick out. All of it in pixels, where text is as large as its letters.
 */
final class Layout {

  /** Places are rounded to whole pixels, sizes are not. */
  private static final float TOLERANCE = 1.5f;

  /** A text that ends in dots has to show so many letters, or it says nothing. */
  private static final int LEAST_LETTERS = 3;

  private final List<Text> texts = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * A text that is to be seen.
   *
   * @param label what shows it
   * @param place where its letters are, as far as they are in sight
   */
  private record Text(Label label, Rectangle place) {

    private String words() {
      String words = label.getText().toString().replace('\n', ' ');
      return "'" + (words.length() > 60 ? words.substring(0, 60) + "\u2026" : words) + "'";
    }
  }

  private Layout() {}

  /** Returns what is wrong with a stage, a line each; nothing if all is well. */
  static List<String> problems(Stage stage) {
    Layout layout = new Layout();
    Rectangle all = new Rectangle(0, 0, stage.getWidth(), stage.getHeight());
    layout.visit(stage.getRoot(), all);
    layout.compare();
    return layout.problems;
  }

  /** Walks through everything, where only what lies in the given place is in sight. */
  private void visit(Actor actor, Rectangle sight) {
    if (!actor.isVisible()) {
      return;
    }
    if (actor instanceof Label label) {
      if (label.getText().length() > 0) {
        visit(label, sight);
      }
      return;
    }
    if (actor instanceof Control || actor instanceof KeyCap) {
      requireWithin(actor, place(actor), "the control " + firstWords(actor));
    } else if (actor instanceof Table table && table.getBackground() != null) {
      requireWithin(actor, place(actor), "the panel with " + firstWords(actor));
    }
    if (actor instanceof Group group) {
      Rectangle inner = sight;
      if (actor instanceof ScrollPane) {
        inner = common(sight, place(actor)).orElse(new Rectangle());
      }
      for (Actor child : group.getChildren()) {
        visit(child, inner);
      }
    }
  }

  private void visit(Label label, Rectangle sight) {
    Rectangle letters = letters(label);
    Text text = new Text(label, letters);
    GlyphLayout layout = label.getGlyphLayout();
    boolean cutInWidth = label.getPrefWidth() > label.getWidth() + TOLERANCE && !label.getWrap();
    if (layout.width > label.getWidth() + TOLERANCE) {
      problem(text, "is %.0f wide in a box of %.0f", layout.width, label.getWidth());
    } else if (cutInWidth && label.getWidth() < least(label)) {
      problem(text, "has no room for three letters: %.0f", label.getWidth());
    }
    if (layout.height > label.getHeight() + TOLERANCE) {
      problem(text, "is %.0f high in a box of %.0f", layout.height, label.getHeight());
    }
    requireWithin(label, letters, text.words());
    common(letters, sight).ifPresent(seen -> texts.add(new Text(label, seen)));
  }

  private static float least(Label label) {
    String words = label.getText().toString();
    String start = words.substring(0, Math.min(LEAST_LETTERS, words.length()));
    return new GlyphLayout(label.getStyle().font, start).width;
  }

  /** Checks that something does not stick out of anything it stands in. */
  private void requireWithin(Actor actor, Rectangle place, String what) {
    Rectangle rest = place;
    for (Group parent = actor.getParent(); parent != null; parent = parent.getParent()) {
      Rectangle bounds = parent.getParent() == null ? stage(actor) : place(parent);
      if (parent instanceof ScrollPane) {
        // Lists scroll up and down, not sideways.
        if (sticksOut(rest.x, rest.width, bounds.x, bounds.width)) {
          problems.add(what + " sticks out of a list that does not scroll sideways");
          return;
        }
        Optional<Rectangle> seen = common(rest, bounds);
        if (seen.isEmpty()) {
          return;
        }
        rest = seen.get();
      } else if (sticksOut(rest.x, rest.width, bounds.x, bounds.width)
          || sticksOut(rest.y, rest.height, bounds.y, bounds.height)) {
        problems.add(
            String.format(
                Locale.ROOT,
                "%s at %s sticks out of a %s at %s",
                what,
                rest,
                parent.getClass().getSimpleName(),
                bounds));
        return;
      }
    }
  }

  private static boolean sticksOut(float at, float length, float outer, float outerLength) {
    return at < outer - TOLERANCE || at + length > outer + outerLength + TOLERANCE;
  }

  private void compare() {
    for (int i = 0; i < texts.size(); i++) {
      for (int j = i + 1; j < texts.size(); j++) {
        Text below = texts.get(i);
        Text above = texts.get(j);
        Optional<Rectangle> both = common(below.place(), above.place());
        if (both.isPresent() && !liesOver(above.label(), below.label(), both.get())) {
          problem(below, "and %s lie over each other at %s", above.words(), both.get());
        }
      }
    }
  }

  /**
   * Returns whether one label lies on purpose over another: on a panel of another layer of a stack,
   * that hides what is below.
   */
  private static boolean liesOver(Label above, Label below, Rectangle place) {
    boolean hides = false;
    for (Group parent = above.getParent(); parent != null; parent = parent.getParent()) {
      if (below.isDescendantOf(parent)) {
        return hides && parent instanceof Stack;
      }
      hides |=
          parent instanceof Table table
              && table.getBackground() != null
              && place(parent).contains(place);
    }
    return false;
  }

  private void problem(Text text, String format, Object... arguments) {
    problems.add(text.words() + " " + String.format(Locale.ROOT, format, arguments));
  }

  /** Returns where a label's letters are, on the stage. */
  private static Rectangle letters(Label label) {
    GlyphLayout layout = label.getGlyphLayout();
    float width = Math.min(layout.width, Math.max(label.getWidth(), layout.width));
    float restX = label.getWidth() - width;
    float restY = label.getHeight() - layout.height;
    int align = label.getWrap() ? label.getLineAlign() : label.getLabelAlign();
    float x = Align.isLeft(align) ? 0 : Align.isRight(align) ? restX : restX / 2;
    float y =
        Align.isBottom(label.getLabelAlign())
            ? 0
            : Align.isTop(label.getLabelAlign()) ? restY : restY / 2;
    Vector2 corner = label.localToStageCoordinates(new Vector2(x, y));
    return new Rectangle(corner.x, corner.y, width, layout.height);
  }

  private static Rectangle place(Actor actor) {
    Vector2 corner = actor.localToStageCoordinates(new Vector2());
    return new Rectangle(corner.x, corner.y, actor.getWidth(), actor.getHeight());
  }

  private static Rectangle stage(Actor actor) {
    return new Rectangle(0, 0, actor.getStage().getWidth(), actor.getStage().getHeight());
  }

  /** Returns what two places have in common, if it is more than a line. */
  private static Optional<Rectangle> common(Rectangle a, Rectangle b) {
    float left = Math.max(a.x, b.x);
    float bottom = Math.max(a.y, b.y);
    float width = Math.min(a.x + a.width, b.x + b.width) - left;
    float height = Math.min(a.y + a.height, b.y + b.height) - bottom;
    return width > TOLERANCE && height > TOLERANCE
        ? Optional.of(new Rectangle(left, bottom, width, height))
        : Optional.empty();
  }

  private static String firstWords(Actor actor) {
    if (actor instanceof Label label) {
      return label.getText().toString();
    }
    if (actor instanceof Group group) {
      for (Actor child : group.getChildren()) {
        String words = firstWords(child);
        if (!words.isEmpty()) {
          return words;
        }
      }
    }
    return "";
  }
}
