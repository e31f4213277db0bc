package io.bihuan.server.http;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items the rows of this page
 * @param total rows of all pages
 * @param page number of this page, from 0
 * @param size rows asked for, at most {@link PageQuery#LARGEST}
 */
public record Page<T>(List<T> items, long total, int page, int size) {

    public Page {
        items = List.copyOf(items);
    }

    /** The same page with other rows. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), total, page, size);
    }
}
