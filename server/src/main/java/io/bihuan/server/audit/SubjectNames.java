package io.bihuan.server.audit;

import java.util.Optional;
import java.util.Set;

/** Tells what the subjects of one or more kinds are called; every module names its own. */
public interface SubjectNames {

    /** The kinds named here: what stands before the colon of a subject, as {@code person} of {@code person:17}. */
    Set<String> kinds();

    /**
     * What people call it, as far as whoever reads may know; empty for what is gone or out of view.
     *
     * @param kind one of {@link #kinds}
     */
    Optional<String> name(String kind, long id);
}
