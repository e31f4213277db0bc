package io.bihuan.server.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.ledger.CaseSupervision.LookBackView;

/** A look-back in the list, with its case. */
public record LookBackRow(
        @JsonUnwrapped LookBackView view,
        @JsonProperty("case") OfCase of) {

    /** The case that was closed. */
    public record OfCase(long id, String number, String title, CaseRow.Named type, Ref organisation) {}
}
