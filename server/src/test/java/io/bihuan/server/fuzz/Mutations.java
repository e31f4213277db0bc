package io.bihuan.server.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes new inputs out of known ones, byte by byte. */
public final class Mutations {

    private static final int LONGEST = 8_192;
    private static final long[] INTERESTING = {
        0,
        1,
        2,
        0x7E,
        0x7D,
        0x7F,
        0x80,
        0xFF,
        0x100,
        0x3FF,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x7FFFFFFF,
        0x80000000L,
        0xFFFFFFFFL
    };

    private final Random random;
    private final List<String> words;

    /** @param words what the format knows: keys, marks, brackets */
    public Mutations(Random random, List<String> words) {
        this.random = random;
        this.words = words;
    }

    /** Changes an input in one to sixteen places; a piece of another one may come in. */
    public byte[] of(byte[] input, byte[] other) {
        byte[] made = input;
        int steps = 1 << random.nextInt(5);
        for (int i = 0; i < steps; i++) {
            made = step(made, other);
        }
        int longest = Math.max(LONGEST, input.length);
        return made.length > longest ? Arrays.copyOf(made, longest) : made;
    }

    private byte[] step(byte[] input, byte[] other) {
        if (input.length == 0) {
            return insert(input, 0, bytes(1 + random.nextInt(16)));
        }
        int at = random.nextInt(input.length);
        return switch (random.nextInt(9)) {
            case 0 -> set(input, at, (byte) (input[at] ^ 1 << random.nextInt(8)));
            case 1 -> set(input, at, (byte) random.nextInt(256));
            case 2 -> number(input, at);
            case 3 -> insert(input, at, bytes(1 + random.nextInt(8)));
            case 4 -> remove(input, at, 1 + random.nextInt(Math.min(32, input.length)));
            case 5 -> insert(input, at, piece(input));
            case 6 -> other.length == 0 ? input : insert(Arrays.copyOf(input, at), at, piece(other));
            case 7 -> words.isEmpty() ? input : insert(input, at, word());
            default -> Arrays.copyOf(input, at);
        };
    }

    private byte[] word() {
        return words.get(random.nextInt(words.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] bytes(int length) {
        byte[] made = new byte[length];
        random.nextBytes(made);
        return made;
    }

    private byte[] piece(byte[] of) {
        int from = random.nextInt(of.length);
        return Arrays.copyOfRange(of, from, from + 1 + random.nextInt(Math.min(64, of.length - from)));
    }

    private static byte[] set(byte[] input, int at, byte value) {
        byte[] made = input.clone();
        made[at] = value;
        return made;
    }

    private byte[] number(byte[] input, int at) {
        byte[] made = input.clone();
        long value = INTERESTING[random.nextInt(INTERESTING.length)];
        int length = 1 << random.nextInt(3);
        for (int i = 0; i < length && at + i < made.length; i++) {
            made[at + i] = (byte) (value >>> 8 * (length - 1 - i));
        }
        return made;
    }

    private static byte[] insert(byte[] input, int at, byte[] piece) {
        byte[] made = Arrays.copyOf(input, input.length + piece.length);
        System.arraycopy(piece, 0, made, at, piece.length);
        System.arraycopy(input, at, made, at + piece.length, input.length - at);
        return made;
    }

    private static byte[] remove(byte[] input, int at, int length) {
        int end = Math.min(input.length, at + length);
        byte[] made = Arrays.copyOf(input, input.length - (end - at));
        System.arraycopy(input, end, made, at, input.length - end);
        return made;
    }
}
