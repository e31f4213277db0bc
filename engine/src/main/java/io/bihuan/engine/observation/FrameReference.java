package io.bihuan.engine.observation;

/**
 * The place of a frame in the log; the thread that leads from a case back to the bytes a device sent.
 *
 * @param partition the partition's number, from 0
 * @param sequence the entry's number within the partition's log, from 1, never used again
 */
public record FrameReference(int partition, long sequence) implements Comparable<FrameReference> {
    public FrameReference {
        if (partition < 0 || sequence < 0) {
            throw new IllegalArgumentException(
                    "A frame reference needs a partition and a sequence from 0, got partition " + partition
                            + " and sequence " + sequence);
        }
    }

    /**
     * Reads the text form.
     *
     * @param text for example {@code p2-17}
     * @throws IllegalArgumentException when the text is not of that form
     */
    public static FrameReference parse(String text) {
        int dash = text.indexOf('-');
        if (text.startsWith("p") && dash > 1) {
            try {
                return new FrameReference(
                        Integer.parseInt(text, 1, dash, 10), Long.parseLong(text, dash + 1, text.length(), 10));
            } catch (NumberFormatException e) {
                throw malformed(text, e);
            }
        }
        throw malformed(text, null);
    }

    private static IllegalArgumentException malformed(String text, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException(
                "\"" + text + "\" is not a frame reference; one looks like p2-17 (partition 2, entry 17)", cause);
    }

    @Override
    public int compareTo(FrameReference other) {
        int byPartition = Integer.compare(partition, other.partition);
        return byPartition != 0 ? byPartition : Long.compare(sequence, other.sequence);
    }

    /** The text form, for example {@code p2-17}. */
    @Override
    public String toString() {
        return "p" + partition + "-" + sequence;
    }
}
