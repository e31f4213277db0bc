package io.bihuan.benchmarks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepTextTests {

    private static final Copied COPY = new Copied(77, "BM-20260101-0000012", 9, "东安路", Duration.ofDays(2));

    @Test
    void writesNumberTimeRoadAndOrganisationsOfTheCopyAndLeavesTheRest() {
        StepText text = new StepText("{\"number\":\"BM-20261130-0003\",\"organisation\":4,\"handler\":5,\"severity\":4,"
                + "\"at\":\"2026-11-30T01:02:03.000004Z\",\"title\":\"渤海路与港城大街\"}");
        assertThat(text.of(COPY))
                .isEqualTo("{\"number\":\"BM-20260101-0000012\",\"organisation\":9,\"handler\":9,\"severity\":4,"
                        + "\"at\":\"2026-11-28T01:02:03.000004Z\",\"title\":\"东安路与港城大街\"}");
    }

    @Test
    void namesEveryRoadOnce() {
        assertThat(IntStream.range(0, Roads.COUNT).mapToObj(Roads::name)).doesNotHaveDuplicates();
    }
}
