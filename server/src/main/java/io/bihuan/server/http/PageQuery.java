package io.bihuan.server.http;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for, bound from the query parameters of the same names.
 *
 * @param page from 0
 * @param size 1 to {@link #LARGEST}, {@link #USUAL} when left out
 * @param sort {@code field,asc} or {@code field,desc}
 */
public record PageQuery(
        @Nullable Integer page,
        @Nullable Integer size,
        @Nullable String sort) {

    /** Most rows of one page. */
    public static final int LARGEST = 200;

    /** Rows of a page when nothing is said. */
    public static final int USUAL = 50;

    /** Number of the page, from 0. */
    public int number() {
        return page == null ? 0 : Math.max(0, page);
    }

    /** Rows to give. */
    public int limit() {
        return size == null ? USUAL : Math.clamp(size, 1, LARGEST);
    }

    /** Rows to leave out before the first. */
    public long offset() {
        return (long) number() * limit();
    }

    /**
     * The order as SQL, for known fields only. Rows without a value come last.
     *
     * @param columns SQL expression by field name
     * @param usual the order when none is asked for, as SQL
     * @throws Problem {@code sort-unknown} for any other field
     */
    public String orderBy(Map<String, String> columns, String usual) {
        return orderBy(columns, Set.of(), usual);
    }

    /**
     * The same for lists long enough to need an index.
     *
     * @param neverEmpty the fields that every row has: where empty ones come is left unsaid, as in the index of that column,
     *     which is not used otherwise
     */
    public String orderBy(Map<String, String> columns, Set<String> neverEmpty, String usual) {
        if (sort == null || sort.isBlank()) {
            return usual;
        }
        String[] words = sort.split(",", 2);
        String field = words[0].strip();
        String column = columns.get(field);
        if (column == null) {
            throw Problem.invalid(
                    "sort-unknown",
                    words[0],
                    String.join("、", columns.keySet().stream().sorted().toList()));
        }
        return column
                + (words.length > 1 && words[1].strip().equalsIgnoreCase("desc") ? " desc" : " asc")
                + (neverEmpty.contains(field) ? "" : " nulls last");
    }
}
