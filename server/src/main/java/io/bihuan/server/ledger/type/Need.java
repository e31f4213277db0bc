package io.bihuan.server.ledger.type;

import io.bihuan.server.calendar.TimeLimit;
import java.time.Duration;
import java.util.List;

/** Something that must be true of a case before an action: a gate. */
public sealed interface Need {

    /** These fields are stated by now, or in this step. */
    record Fields(List<String> keys) implements Need {

        public Fields {
            keys = List.copyOf(keys);
        }
    }

    /** All sub-cases are closed. */
    record SubCasesClosed() implements Need {}

    /** Everybody named has signed, and somebody was named. */
    record AllSigned() implements Need {}

    /** The case stood in its stage at least so long. */
    record InStage(TimeLimit atLeast) implements Need {}

    /**
     * The sensor that raised the case has been read since an action was last done, over so long a stretch, and every
     * reading lay within the alarm's limit. A case without an alarm passes.
     *
     * @param since key of the action
     */
    record Remeasured(Duration over, String since) implements Need {}

    /** At least one photo was taken within so many metres of the case. */
    record EvidencePlace(int metres) implements Need {}
}
