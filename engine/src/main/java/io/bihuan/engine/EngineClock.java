package io.bihuan.engine;

/** The only source of time of an engine. */
public interface EngineClock {
    /** Milliseconds since 1970 UTC. */
    long epochMillis();

    /** A steady count of nanoseconds from some origin, for measuring how long things take. */
    long nanoTime();

    /** The machine's clock. */
    static EngineClock system() {
        return new EngineClock() {
            @Override
            public long epochMillis() {
                return System.currentTimeMillis();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }
        };
    }
}
