package org.ludus.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumTreeTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13})
  void a_number_finds_the_weight_it_falls_into(int size) {
    SumTree tree = new SumTree(size);
    for (int i = 0; i < size; i++) {
      tree.set(i, 99);
    }
    double sum = 0;
    for (int i = 0; i < size; i++) {
      tree.set(i, i + 1);
    }
    for (int i = 0; i < size; i++) {
      assertThat(tree.find(sum)).isEqualTo(i);
      sum += i + 1;
      assertThat(tree.find(sum - 0.001)).isEqualTo(i);
      assertThat(tree.get(i)).isEqualTo(i + 1);
    }
    assertThat(tree.total()).isEqualTo(sum);
    assertThat(tree.find(sum)).as("rounding never leads beyond").isEqualTo(size - 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6})
  void what_weighs_nothing_is_never_found(int size) {
    SumTree tree = new SumTree(size);
    tree.set(1, 0.5);

    assertThat(tree.find(0)).isEqualTo(1);
    assertThat(tree.find(0.49)).isEqualTo(1);
  }
}
