package io.bihuan.engine.packed;

/**
 * Writes and reads blocks of columns. Each column is written in whichever way is the shortest for it:
 *
 * <ul>
 *   <li>runs: value and length of each run, for state that seldom changes;
 *   <li>differences of first or second order, divided by their greatest common divisor, first ones less the smallest, or the
 *       values as they are, as Golomb–Rice codes whose parameter is chosen per column. Differences of noisy measurements fall off about geometrically, for which these codes are within
 *       a few hundredths of a bit of the entropy, need no table and decode in a few nanoseconds.
 * </ul>
 */
public final class ColumnCodec {
    private static final int RUNS = 0;
    /** Values as they are: for residues of a prediction made elsewhere. */
    private static final int PLAIN = 3;

    private static final int FIRST_ORDER = 1;
    private static final int SECOND_ORDER = 2;
    /** Quotients from here on are written as the plain value behind this many ones. */
    private static final int ESCAPE = 24;

    private static final int MAX_ROWS = 1 << 16;

    private ColumnCodec() {}

    /** Writes a block. */
    public static void write(ColumnBlock block, ByteWriter out) {
        int rows = block.rows();
        out.varint(rows);
        if (rows == 0) {
            return;
        }
        long[] first = new long[rows];
        long[] second = new long[rows];
        for (int c = 0; c < block.columns(); c++) {
            writeColumn(block.column(c), rows, first, second, out);
        }
    }

    private static void writeColumn(long[] values, int rows, long[] first, long[] second, ByteWriter out) {
        long divisor = 0;
        int runs = 1;
        for (int i = 1; i < rows; i++) {
            long difference = values[i] - values[i - 1];
            runs += difference == 0 ? 0 : 1;
            divisor = divisor == 1 ? 1 : gcd(divisor, difference);
        }
        long step = Math.max(1, divisor);
        long before = 0;
        for (int i = 1; i < rows; i++) {
            long scaled = (values[i] - values[i - 1]) / step;
            first[i] = ByteWriter.zigzag(scaled);
            second[i] = ByteWriter.zigzag(scaled - before);
            before = scaled;
        }
        Codes best = Codes.of(FIRST_ORDER, step, 0, first.clone(), rows);
        best = best.orShorter(Codes.of(SECOND_ORDER, step, 0, second, rows));
        best = best.orShorter(Codes.plain(values, rows));
        best = best.orShorter(Codes.aboveLeast(values, step, rows));
        // A run costs about three bytes; only a rough comparison is needed.
        if (runs * 24L <= best.bits() || divisor == 0) {
            writeRuns(values, rows, out);
        } else {
            writeCodes(best, values[0], rows, out);
        }
    }

    /** One way to write a column, with what it costs. */
    private record Codes(int order, long step, long least, long[] codes, int width, long bits) {
        static Codes of(int order, long step, long least, long[] codes, int rows) {
            int width = bestWidth(codes, rows);
            return new Codes(order, step, least, codes, width, cost(codes, rows, width));
        }

        static Codes plain(long[] values, int rows) {
            long[] codes = new long[rows];
            for (int i = 1; i < rows; i++) {
                codes[i] = ByteWriter.zigzag(values[i]);
            }
            return of(PLAIN, 1, 0, codes, rows);
        }

        /** First differences as how much they are above the least of them: for steady ones with some scatter. */
        static Codes aboveLeast(long[] values, long step, int rows) {
            long least = Long.MAX_VALUE;
            for (int i = 1; i < rows; i++) {
                least = Math.min(least, (values[i] - values[i - 1]) / step);
            }
            // A least of 0 would read as codes that have a sign.
            least = least == 0 ? -1 : least;
            long[] codes = new long[rows];
            for (int i = 1; i < rows; i++) {
                codes[i] = (values[i] - values[i - 1]) / step - least;
            }
            Codes made = of(FIRST_ORDER, step, least, codes, rows);
            return new Codes(FIRST_ORDER, step, least, codes, made.width, made.bits + 16);
        }

        Codes orShorter(Codes other) {
            return other.bits < bits ? other : this;
        }
    }

    private static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return Math.max(x, -x) < 0 ? 1 : Math.max(x, -x);
    }

    private static int bestWidth(long[] codes, int rows) {
        double sum = 0;
        for (int i = 1; i < rows; i++) {
            sum += Math.min((double) (codes[i] >>> 1) * 2, 1e12);
        }
        double mean = sum / Math.max(1, rows - 1);
        int guess = 0;
        while (guess < 31 && (2L << guess) < mean * 0.69 * 2) {
            guess++;
        }
        int best = guess;
        for (int width = Math.max(0, guess - 2); width <= Math.min(31, guess + 1); width++) {
            best = cost(codes, rows, width) < cost(codes, rows, best) ? width : best;
        }
        return best;
    }

    private static long cost(long[] codes, int rows, int width) {
        long bits = 0;
        for (int i = 1; i < rows; i++) {
            long quotient = codes[i] >>> width;
            bits += quotient >= 0 && quotient < ESCAPE ? quotient + 1 + width : ESCAPE + 64;
        }
        return bits;
    }

    private static void writeRuns(long[] values, int rows, ByteWriter out) {
        out.u8(RUNS);
        long before = 0;
        int start = 0;
        for (int i = 1; i <= rows; i++) {
            if (i == rows || values[i] != values[start]) {
                out.signed(values[start] - before).varint(i - start);
                before = values[start];
                start = i;
            }
        }
    }

    /** Head: order in bits 0–1, whether a step follows in bit 2, the codes' width in bits 3–7; then start, step, least. */
    private static void writeCodes(Codes way, long start, int rows, ByteWriter out) {
        boolean scaled = way.step != 1 || way.least != 0;
        out.u8(way.order | (scaled ? 4 : 0) | way.width << 3).signed(start);
        if (scaled) {
            out.varint(way.step).signed(way.least);
        }
        BitWriter bits = new BitWriter(out);
        for (int i = 1; i < rows; i++) {
            long code = way.codes[i];
            long quotient = code >>> way.width;
            if (quotient >= 0 && quotient < ESCAPE) {
                bits.bits((1L << (quotient + 1)) - 2, (int) quotient + 1);
                bits.bits(code, way.width);
            } else {
                bits.bits((1L << ESCAPE) - 1, ESCAPE);
                bits.wide(code);
            }
        }
        bits.finish();
    }

    /**
     * Reads a block.
     *
     * @throws MalformedException when the bytes are none that {@link #write} made
     */
    public static void read(byte[] bytes, int from, ColumnBlock block) {
        ByteReader in = new ByteReader(bytes, from, bytes.length - from);
        long rows = in.varint();
        if (rows < 0 || rows > MAX_ROWS) {
            throw new MalformedException(
                    "A stored block claims " + rows + " rows; at most " + MAX_ROWS + " are written");
        }
        block.clear((int) rows);
        for (int c = 0; rows > 0 && c < block.columns(); c++) {
            in = readColumn(in, bytes, block.column(c), (int) rows);
        }
    }

    private static ByteReader readColumn(ByteReader in, byte[] bytes, long[] values, int rows) {
        int head = in.u8();
        int order = head & 3;
        if (order == RUNS) {
            readRuns(in, values, rows);
            return in;
        }
        values[0] = in.signed();
        boolean scaled = (head & 4) != 0;
        long step = scaled ? in.varint() : 1;
        long least = scaled ? in.signed() : 0;
        int width = head >>> 3;
        BitReader bits = new BitReader(bytes, in.position(), bytes.length);
        long difference = 0;
        for (int i = 1; i < rows; i++) {
            int quotient = bits.ones(ESCAPE);
            long code = quotient < ESCAPE ? (long) quotient << width | bits.bits(width) : bits.wide();
            long decoded = least == 0 ? ByteReader.unzigzag(code) : code + least;
            if (order == PLAIN) {
                values[i] = decoded;
            } else {
                difference = order == SECOND_ORDER ? difference + decoded : decoded;
                values[i] = values[i - 1] + difference * step;
            }
        }
        return new ByteReader(bytes, bits.position(), bytes.length - bits.position());
    }

    private static void readRuns(ByteReader in, long[] values, int rows) {
        long value = 0;
        int filled = 0;
        while (filled < rows) {
            value += in.signed();
            long run = in.varint();
            if (run < 1 || run > rows - filled) {
                throw new MalformedException(
                        "A stored run of " + run + " does not fit into " + (rows - filled) + " rows");
            }
            java.util.Arrays.fill(values, filled, filled + (int) run, value);
            filled += (int) run;
        }
    }
}
