package io.bihuan.server.ledger.condition;

import org.jspecify.annotations.Nullable;

/**
 * Under what a case is filed.
 *
 * @param type key of the case type
 * @param code unique within the type
 * @param filing when it applies, in words
 * @param closing what must be reached, in words
 * @param limit the overall limit such as {@code 5wd}, null for the type's own
 * @param limitUrgent the limit of an urgent case, null for {@code limit}
 * @param source where the figures come from
 * @param mark how sure that is: S seen there, M to be checked, ? weak
 * @param retired whether nothing more is filed under it
 */
public record FilingCondition(
        long id,
        String type,
        String code,
        @Nullable String category,
        @Nullable String subcategory,
        String name,
        @Nullable String filing,
        @Nullable String closing,
        @Nullable String limit,
        @Nullable String limitUrgent,
        @Nullable String limitVeryUrgent,
        @Nullable String source,
        @Nullable String mark,
        boolean retired) {}
