package org.ludus.app.ui;

import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.utils.Align;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.ludus.app.ui.Typeface.Role;

/**
 * Curves over a common axis, with their names above, the newest figures beside the names, and the
 * range of both axes in the corners.
 */
public final class Chart extends Table {

  /**
   * A point of a curve.
   *
   * @param x where; not less than that of the point before
   * @param y how high; NaN leaves a gap
   * @param low lower edge of the band around the curve; as high as the point where there is none
   * @param high upper edge of that band
   */
  public record Point(float x, float y, float low, float high) {

    /** Makes a point without a band. */
    public Point(float x, float y) {
      this(x, y, y, y);
    }
  }

  /**
   * A curve.
   *
   * @param name what it is; empty where that is clear
   * @param points from left to right
   */
  public record Curve(String name, List<Point> points) {

    /** Makes the list immutable. */
    public Curve {
      points = List.copyOf(points);
    }
  }

  /**
   * What is drawn at a time.
   *
   * @param version differs from that of any other content of the same chart
   * @param curves one or two, or none as yet
   */
  public record Content(long version, List<Curve> curves) {}

  private final Style style;
  private final Supplier<Content> source;
  private final Plot plot;
  private final Label figures;
  private final Label top;
  private final Label bottom;
  private final Label start;
  private final Label end;
  private long shown = -1;

  /**
   * Makes one.
   *
   * @param title what the curves are about
   * @param source gives what there is to draw; asked in every frame
   */
  public Chart(Style style, String title, Supplier<Content> source) {
    this.style = style;
    this.source = source;
    plot = new Plot(style.theme());
    figures = style.line("", Role.STRONG, style.text);
    figures.setAlignment(Align.right);
    top = corner(Align.topRight);
    bottom = corner(Align.bottomRight);
    start = corner(Align.left);
    end = corner(Align.right);
    add(style.label(title, Role.SMALL, style.muted)).left();
    add(figures).growX().right().minWidth(0).padLeft(style.px(8)).row();
    Table heights = new Table();
    heights.add(top).expand().top().right().row();
    heights.add(bottom).bottom().right();
    Table body = new Table();
    body.add(heights).width(style.px(52)).growY().padRight(style.px(6));
    body.add(Picture.plain(plot)).grow();
    add(body).colspan(2).grow().padTop(style.px(2)).row();
    Table axis = new Table();
    axis.add(start).left().padLeft(style.px(58));
    axis.add(end).expandX().right();
    add(axis).colspan(2).growX();
  }

  @Override
  public void act(float delta) {
    super.act(delta);
    Content content = source.get();
    if (content.version() != shown) {
      shown = content.version();
      show(content);
    }
  }

  private Label corner(int align) {
    Label label = style.label("", Role.SMALL, style.muted);
    label.setAlignment(align);
    return label;
  }

  private void show(Content content) {
    plot.show(content);
    boolean empty = plot.isEmpty();
    top.setText(empty ? "" : figure(plot.high()));
    bottom.setText(empty ? "" : figure(plot.low()));
    start.setText(empty ? "nothing yet" : steps(plot.first()));
    end.setText(empty ? "" : steps(plot.last()));
    StringBuilder newest = new StringBuilder();
    for (Curve curve : content.curves()) {
      if (!curve.points().isEmpty()) {
        newest.append(newest.isEmpty() ? "" : "   ");
        newest.append(curve.name().isEmpty() ? "" : curve.name() + " ");
        newest.append(figure(curve.points().get(curve.points().size() - 1).y()));
      }
    }
    figures.setText(newest.toString());
  }

  /** Writes a number with as many figures as say something. */
  public static String figure(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(value)) {
      return "\u2013";
    } else if (size >= 1e9) {
      return power(value);
    } else if (size >= 100_000) {
      return steps(value);
    } else if (size >= 100 || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%.0f", value);
    } else if (size >= 10) {
      return String.format(Locale.ROOT, "%.1f", value);
    } else if (size >= 0.01) {
      return String.format(Locale.ROOT, "%.2f", value);
    }
    return power(value);
  }

  /** Writes a number in powers of ten: 7.6e-3. */
  private static String power(double value) {
    return String.format(Locale.ROOT, "%.1e", value)
        .replaceFirst("e([+-])0*", "e$1")
        .replace("e+", "e");
  }

  /** Writes a count in short: 950, 12k, 3.4M. */
  public static String steps(double count) {
    if (Math.abs(count) >= 999_500) {
      return String.format(Locale.ROOT, "%.1fM", count / 1e6);
    } else if (Math.abs(count) >= 10_000) {
      return String.format(Locale.ROOT, "%.0fk", count / 1e3);
    }
    return String.format(Locale.ROOT, "%.0f", count);
  }
}
