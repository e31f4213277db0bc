package io.bihuan.server.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventChainTests {

    @Test
    void writesTheRowOfTheDocumentation() {
        CaseEvent event = EventChain.link(
                12,
                1,
                "filed",
                "file",
                null,
                "系统",
                Instant.parse("2026-11-22T08:00:00.123456Z"),
                null,
                "{\"set\":{\"title\":\"夜间超速\"}}",
                EventChain.origin());
        assertThat(EventChain.canonical(event))
                .isEqualTo(
                        "{\"action\":\"filed\",\"actorId\":null,\"actorName\":\"系统\",\"at\":\"2026-11-22T08:00:00.123456Z\","
                                + "\"case\":12,\"payload\":{\"set\":{\"title\":\"夜间超速\"}},\"reason\":null,\"sequence\":1,"
                                + "\"stage\":\"file\"}");
        assertThat(HexFormat.of().formatHex(event.hash()))
                .isEqualTo("0debb8a83ae76565a33ee1fc4b57bac8d791d38ded4b902ed63fa3a8cd3a955a");
    }

    @Test
    void writesMapsInOrderAndEscapesAsLittleAsJsonAllows() {
        var map = new HashMap<String, Object>(Map.of("b", List.of(1, 2L, true), "a", "\"\\\n\u0001/é😀"));
        assertThat(CanonicalJson.write(map)).isEqualTo("{\"a\":\"\\\"\\\\\\n\\u0001/é😀\",\"b\":[1,2,true]}");
    }

    @Test
    void refusesFractionsWhichHaveNoOneForm() {
        assertThatThrownBy(() -> CanonicalJson.write(1.5)).hasMessage("No canonical form for java.lang.Double");
    }
}
