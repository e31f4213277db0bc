package io.bihuan.server.database;

import java.util.function.Supplier;

/** Binds a {@link DataScope} to the work of the current thread. */
public final class DataScopes {

    private static final ScopedValue<DataScope> CURRENT = ScopedValue.newInstance();

    private DataScopes() {}

    /** The scope of the current work, {@link DataScope#NONE} where none was bound. */
    public static DataScope current() {
        return CURRENT.isBound() ? CURRENT.get() : DataScope.NONE;
    }

    /** Runs work in a scope and gives back its result. Work inside already running transactions keeps theirs. */
    public static <T> T call(DataScope scope, Supplier<T> work) {
        return ScopedValue.where(CURRENT, scope).call(work::get);
    }

    /** As {@link #call}, for work that throws checked exceptions. */
    public static <T, X extends Throwable> T callChecked(DataScope scope, ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return ScopedValue.where(CURRENT, scope).call(work);
    }

    /** Runs work in a scope. */
    public static void run(DataScope scope, Runnable work) {
        ScopedValue.where(CURRENT, scope).run(work);
    }

    /**
     * Runs the system's own work, which sees every row.
     *
     * @param reason what the work is, for the reader
     */
    public static <T> T callAsSystem(String reason, Supplier<T> work) {
        return call(DataScope.SYSTEM, work);
    }

    /** As {@link #callAsSystem}, without a result. */
    public static void runAsSystem(String reason, Runnable work) {
        run(DataScope.SYSTEM, work);
    }
}
