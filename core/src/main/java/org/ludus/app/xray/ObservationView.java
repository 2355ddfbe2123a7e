package org.ludus.app.xray;

import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ludus.app.play.EpisodeInPlay;
import org.ludus.app.ui.BarRow;
import org.ludus.app.ui.Picture;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.env.Space;
import org.ludus.render.Palette;

/**
 * An observation: number by number, or plane by plane if it is a picture; where there are too many
 * numbers for that, as a picture of them.
 */
public final class ObservationView {

  private static final int MOST_BARS = 12;

  private final EpisodeInPlay<?> episode;
  private final Table root = new Table();
  private final List<BarRow> rows = new ArrayList<>();
  private final NumberGrid grid;
  private final Optional<PlanesView> planes;

  /**
   * Makes the view of an episode's observations.
   *
   * @param palette the colours that the world is drawn in
   * @param width the room there is for it, in pixels
   */
  public ObservationView(Style style, Palette palette, EpisodeInPlay<?> episode, float width) {
    this.episode = episode;
    grid = new NumberGrid(style.theme());
    root.top().left();
    Space space = episode.spec().observationSpace();
    planes = ObservedPicture.of(space).map(shape -> new PlanesView(style, palette, shape, width));
    if (planes.isPresent()) {
      root.add(planes.get().root()).left().padTop(style.px(4));
    } else if (space instanceof Space.Box box && box.size() <= MOST_BARS) {
      for (Space.Dimension dimension : box.dimensions()) {
        String unit = dimension.unit().isEmpty() ? "" : " (" + dimension.unit() + ")";
        BarRow row = new BarRow(style, dimension.name() + unit, style.px(148), style.px(52));
        rows.add(row);
        root.add(row).growX().padTop(style.px(2)).row();
      }
    } else if (space instanceof Space.Discrete) {
      BarRow row = new BarRow(style, "state", style.px(148), style.px(52));
      rows.add(row);
      root.add(row).growX().row();
    } else {
      root.add(Picture.plain(grid)).growX().height(style.px(64)).row();
      root.add(
              style.line(
                  space.size() + " numbers, the brighter the greater", Role.SMALL, style.muted))
          .growX()
          .minWidth(0);
    }
    update();
  }

  /** Returns what shows it. */
  public Table root() {
    return root;
  }

  /** Shows the newest observation. */
  public void update() {
    float[] observation = episode.observation();
    if (planes.isPresent()) {
      planes.get().show(observation);
    } else if (rows.isEmpty()) {
      grid.show(observation);
    } else if (episode.spec().observationSpace() instanceof Space.Box box) {
      for (int i = 0; i < rows.size(); i++) {
        Space.Dimension dimension = box.dimensions().get(i);
        float low = dimension.typicalLow();
        float range = dimension.typicalHigh() - low;
        rows.get(i)
            .show(
                String.format(Locale.ROOT, "%.2f", observation[i]),
                -low / range,
                (observation[i] - low) / range,
                false);
      }
    } else {
      int count = ((Space.Discrete) episode.spec().observationSpace()).count();
      rows.get(0).show(Integer.toString((int) observation[0]), 0, observation[0] / count, false);
    }
  }
}
