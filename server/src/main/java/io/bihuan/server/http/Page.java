package io.bihuan.server.http;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items the rows of this page
 * @param total rows of all pages, or as many as were counted before counting stopped
 * @param totalIsExact false when counting stopped: there are more than {@code total}
 * @param page number of this page, from 0
 * @param size rows asked for, at most {@link PageQuery#LARGEST}
 */
public record Page<T>(List<T> items, long total, boolean totalIsExact, int page, int size) {

    /** A page of a list whose rows were all counted. */
    public Page(List<T> items, long total, int page, int size) {
        this(items, total, true, page, size);
    }

    public Page {
        items = List.copyOf(items);
    }

    /** The same page with other rows. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), total, totalIsExact, page, size);
    }
}
