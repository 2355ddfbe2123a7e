package org.ludus.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.scenes.scene2d.Actor;
import org.junit.jupiter.api.Test;

class FocusTest {

  private final Focus focus = new Focus();

  @Test
  void the_first_control_is_marked_until_another_is() {
    Spot first = add(0, 0);
    Spot second = add(200, 0);

    assertThat(first.marked).isTrue();
    assertThat(second.marked).isFalse();

    focus.mark(second);
    assertThat(first.marked).isFalse();
    assertThat(second.marked).isTrue();
    assertThat(focus.current()).contains(second);
  }

  @Test
  void arrows_go_to_the_nearest_control_in_their_direction_and_stay_where_there_is_none() {
    // 2 3
    // 0 1
    add(0, 0);
    add(200, 0);
    add(0, 100);
    add(200, 100);

    move(1, 0, 1);
    move(0, 1, 3);
    move(-1, 0, 2);
    move(0, -1, 0);
    move(-1, 0, 0);
    move(0, -1, 0);
  }

  @Test
  void what_lies_straight_ahead_is_nearer_than_what_lies_aside() {
    add(0, 0);
    add(300, 80);
    add(0, 200);

    move(0, 1, 2);
  }

  @Test
  void what_lies_above_a_wide_control_is_not_at_its_left() {
    add(0, 0).place.setWidth(400);
    Spot wide = add(450, 0);
    wide.place.setWidth(400);
    add(500, 100);
    focus.mark(1);

    move(-1, 0, 0);
    focus.mark(1);
    move(0, 1, 2);
  }

  @Test
  void tab_goes_round_in_the_order_in_which_controls_were_added() {
    add(0, 0);
    add(500, 300);
    add(100, 0);

    focus.next(1);
    assertThat(focus.index()).isEqualTo(1);
    focus.next(2);
    assertThat(focus.index()).isZero();
    focus.next(-1);
    assertThat(focus.index()).isEqualTo(2);
  }

  @Test
  void an_arrow_changes_the_value_of_a_control_that_has_one() {
    Spot slider = add(0, 0);
    slider.adjustable = true;
    add(200, 0);

    move(1, 0, 0);
    move(1, 0, 0);
    move(-1, 0, 0);

    assertThat(slider.value).isEqualTo(1);
  }

  @Test
  void a_page_made_anew_keeps_its_place_as_far_as_there_is_one() {
    add(0, 0);
    add(200, 0);
    add(400, 0);
    focus.mark(2);

    focus.clear();
    Spot first = add(0, 0);
    Spot second = add(200, 0);
    focus.mark(focus.index());

    assertThat(first.marked).isFalse();
    assertThat(second.marked).isTrue();
  }

  @Test
  void nothing_happens_where_there_is_nothing() {
    focus.move(1, 0);
    focus.next(1);
    focus.mark(3);

    assertThat(focus.current()).isEmpty();
    assertThat(focus.size()).isZero();
  }

  private void move(int right, int up, int expected) {
    focus.move(right, up);
    assertThat(focus.index()).isEqualTo(expected);
  }

  private Spot add(float x, float y) {
    Spot spot = new Spot();
    spot.place.setBounds(x, y, 100, 50);
    focus.add(spot);
    return spot;
  }

  private static final class Spot implements Control {

    private final Actor place = new Actor();
    private boolean marked;
    private boolean adjustable;
    private int value;

    @Override
    public Actor actor() {
      return place;
    }

    @Override
    public void mark(boolean mark) {
      marked = mark;
    }

    @Override
    public void activate() {}

    @Override
    public boolean adjust(int direction) {
      value += adjustable ? direction : 0;
      return adjustable;
    }
  }
}
