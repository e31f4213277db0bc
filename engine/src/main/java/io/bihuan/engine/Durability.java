package io.bihuan.engine;

/**
 * How sure a commit must be before its frames are acknowledged.
 *
 * @param mode the kind of promise
 * @param maxDelayMillis with {@link Mode#GROUPED}, how long a commit may wait for the next sync
 */
public record Durability(Mode mode, int maxDelayMillis) {
    /** Kinds of promise. */
    public enum Mode {
        /** Every commit is synced to the disk: survives loss of power. */
        EVERY_COMMIT,
        /** Commits share a sync; acknowledgements wait for it: survives loss of power. */
        GROUPED,
        /** Handed to the operating system: survives the end of the process, not loss of power. */
        OPERATING_SYSTEM
    }

    /** Every commit synced. */
    public static Durability everyCommit() {
        return new Durability(Mode.EVERY_COMMIT, 0);
    }

    /** One sync for all commits of so many milliseconds. */
    public static Durability grouped(int maxDelayMillis) {
        return new Durability(Mode.GROUPED, maxDelayMillis);
    }

    /** No sync. */
    public static Durability operatingSystem() {
        return new Durability(Mode.OPERATING_SYSTEM, 0);
    }
}
