package io.bihuan.server.fuzz;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which ways through the code were taken, and roughly how often: a counter per pair of places that followed each other.
 * One run at a time, and of one thread: an application has others, whose ways are not the input's doing. Instrumented code
 * calls {@link #hit}.
 */
public final class Coverage {

    private static final int SIZE = 1 << 16;
    private static final byte[] NOW = new byte[SIZE];
    private static final byte[] EVER = new byte[SIZE];
    private static final int[] TOUCHED = new int[SIZE];
    private static int touched;
    private static int previous;
    private static volatile @Nullable Thread watched;

    private Coverage() {}

    /** From now on only this thread's ways count; null for nobody's. */
    public static void watch(@Nullable Thread thread) {
        watched = thread;
    }

    /** A place in the code was reached. */
    public static void hit(int place) {
        if (Thread.currentThread() != watched) {
            return;
        }
        int pair = (place ^ previous) & SIZE - 1;
        byte count = NOW[pair];
        if (count == 0) {
            TOUCHED[touched++] = pair;
        }
        if (count != -1) {
            NOW[pair] = (byte) (count + 1);
        }
        previous = place >>> 1;
    }

    static void begin() {
        for (int i = 0; i < touched; i++) {
            NOW[TOUCHED[i]] = 0;
        }
        touched = 0;
        previous = 0;
    }

    static void forget() {
        Arrays.fill(EVER, (byte) 0);
    }

    /** Whether this run went a way, or a number of times, that no run before it did. */
    static boolean isNew() {
        boolean found = false;
        for (int i = 0; i < touched; i++) {
            int pair = TOUCHED[i];
            byte seen = step(NOW[pair] & 0xFF);
            if ((EVER[pair] & seen) == 0) {
                EVER[pair] |= seen;
                found = true;
            }
        }
        return found;
    }

    /** Once, twice, three times, up to 7, 15, 31, 127 and more are different. */
    private static byte step(int count) {
        return (byte)
                (count <= 2
                        ? count
                        : count == 3 ? 4 : count < 8 ? 8 : count < 16 ? 16 : count < 32 ? 32 : count < 128 ? 64 : 128);
    }

    static int pairs() {
        int found = 0;
        for (byte seen : EVER) {
            found += seen == 0 ? 0 : 1;
        }
        return found;
    }
}
