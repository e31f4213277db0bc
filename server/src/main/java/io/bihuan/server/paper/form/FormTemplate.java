package io.bihuan.server.paper.form;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A form that can be issued.
 *
 * @param word what stands before 字 in the official number
 * @param aboutList whether it is about the cases of a list
 * @param version 0 for the one that ships
 */
record FormTemplate(
        String key,
        String name,
        String word,
        boolean aboutList,
        int version,
        @Nullable Instant uploadedAt,
        @Nullable String uploadedByName) {}
