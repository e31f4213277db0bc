package io.bihuan.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.ledger.CaseFilter.Further;
import org.junit.jupiter.api.Test;

class CaseFilterTests {

    @Test
    void statesWhatItSaysAndNothingElse() {
        assertThat(CaseFilter.ALL.stated()).isEmpty();
        assertThat(CaseFilter.ALL.late().with(Further.underListing()).stated())
                .containsOnlyKeys("overdue", "listed")
                .containsEntry("overdue", "true");
    }
}
