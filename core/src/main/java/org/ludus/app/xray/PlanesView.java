package org.ludus.app.xray;

import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.utils.Align;
import java.util.ArrayList;
import java.util.List;
import org.ludus.app.ui.Picture;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.render.Palette;

/**
 * An observed picture, plane by plane: the planes of a board each in a colour of its own, the
 * frames of a film in a row, the oldest first.
 */
final class PlanesView {

  private static final float LARGEST_TILE = 92;
  private static final float GAP = 6;
  private static final int MOST_IN_A_ROW = 4;

  private final List<PlaneTile> tiles = new ArrayList<>();
  private final Table root = new Table();

  /**
   * Makes an empty one.
   *
   * @param width the room there is for it, in pixels
   */
  PlanesView(Style style, Palette palette, ObservedPicture shape, float width) {
    List<Label> labels = shape.names().stream().map(name -> label(style, name)).toList();
    int columns = columns(style, width, labels);
    float room = (float) Math.floor((width - columns * style.px(GAP)) / columns);
    float size = Math.min(room, style.px(LARGEST_TILE));
    root.left();
    for (int plane = 0; plane < shape.planes(); plane++) {
      boolean film = shape.ofScene();
      int ground = Palette.mix(style.theme().cardFill(), style.theme().track(), 0.6f);
      PlaneTile tile =
          film
              ? new PlaneTile(shape, plane, 0xFF000000, 0xFFFFFFFF, 0xFF000000)
              : new PlaneTile(
                  shape, plane, ground, palette.series(plane), style.theme().cardFill());
      tiles.add(tile);
      Table labelled = new Table().top();
      labelled.add(Picture.plain(tile)).size(size).row();
      labelled.add(labels.get(plane)).width(room);
      root.add(labelled).top().width(room).padRight(style.px(GAP)).padBottom(style.px(4));
      if ((plane + 1) % columns == 0) {
        root.row();
      }
    }
  }

  private static Label label(Style style, String words) {
    Label label = style.paragraph(words, Role.SMALL, style.muted);
    label.setAlignment(Align.top | Align.center);
    return label;
  }

  /** Returns how many tiles stand side by side so that no word of their names is cut. */
  private static int columns(Style style, float width, List<Label> labels) {
    float longest = 0;
    for (Label label : labels) {
      for (String word : label.getText().toString().split(" ", -1)) {
        longest = Math.max(longest, style.label(word, Role.SMALL, style.muted).getPrefWidth());
      }
    }
    int fitting = (int) (width / (longest + style.px(GAP)));
    int rows = Math.max(1, (labels.size() + MOST_IN_A_ROW - 1) / MOST_IN_A_ROW);
    // As many in each row: six are shown as three and three.
    int even = (labels.size() + rows - 1) / rows;
    return Math.max(1, Math.min(even, fitting));
  }

  Table root() {
    return root;
  }

  /** Shows an observation. */
  void show(float[] observation) {
    tiles.forEach(tile -> tile.show(observation));
  }
}
