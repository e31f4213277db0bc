package io.bihuan.server.ledger;

import io.bihuan.server.identity.Ref;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom and what a case hangs together with.
 *
 * @param parent the case this one is a part of, null when it is none or not in view
 * @param children its parts in view
 * @param followUps cases in view that came out of it
 * @param assisting organisations that help the handler
 * @param condition the filing condition as it was when the case was filed
 * @param signers who was named to sign
 * @param readers who may see a confidential case
 */
public record CaseRelations(
        @Nullable Linked parent,
        List<Linked> children,
        List<Linked> followUps,
        List<Ref> assisting,
        @Nullable Condition condition,
        List<Signer> signers,
        List<Ref> readers) {

    /** A related case. */
    public record Linked(
            long id,
            String number,
            String title,
            CaseRow.Named stage,
            CaseRow.State state,
            Ref organisation,
            @Nullable Instant dueAt) {}

    /** A filing condition. {@code limit} as it is written in the table, such as {@code 5wd}. */
    public record Condition(
            long id,
            String code,
            String name,
            @Nullable String filing,
            @Nullable String closing,
            @Nullable String limit) {}

    /** Somebody who was named to sign; {@code signedAt} is null until then. */
    public record Signer(Ref person, @Nullable Instant signedAt) {}
}
