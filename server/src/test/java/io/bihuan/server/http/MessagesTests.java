package io.bihuan.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessagesTests {

    private final Messages messages = new Messages();

    @Test
    void everyTextStandsInBothLanguages() {
        assertThat(messages.keys(Languages.ENGLISH))
                .isEqualTo(messages.keys(Languages.CHINESE))
                .hasSizeGreaterThan(50);
    }

    @Test
    void fillsInArgumentsAndLeavesApostrophesAlone() {
        assertThat(messages.text(Languages.ENGLISH, "problem.login-limited", 10))
                .contains("in 10 minutes");
    }

    @Test
    void givesKeyWhereNoTextIsKnown() {
        assertThat(messages.text(Languages.CHINESE, "no.such.key")).isEqualTo("no.such.key");
    }
}
