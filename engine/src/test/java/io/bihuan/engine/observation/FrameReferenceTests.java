package io.bihuan.engine.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FrameReferenceTests {
    @Test
    void readsItsOwnText() {
        FrameReference reference = new FrameReference(2, 17);
        assertThat(reference).hasToString("p2-17");
        assertThat(FrameReference.parse("p2-17")).isEqualTo(reference);
    }

    @Test
    void refusesOtherTextsAndSaysHowOneLooks() {
        for (String text : new String[] {"", "p", "p2", "p2-", "2-17", "p2-x", "pp-1"}) {
            assertThatThrownBy(() -> FrameReference.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("p2-17");
        }
    }

    @Test
    void keepsDecimalStepsExact() {
        Channel channel = new Channel("fuel", "L", 0.1);
        assertThat(channel.fromSteps(channel.toSteps(3.3))).isEqualTo(3.3);
        assertThatThrownBy(() -> new Channel("fuel", "L", 0)).hasMessageContaining("positive resolution");
    }
}
