package io.bihuan.server.notice.channel;

/**
 * How an attempt to send ended.
 *
 * @param code why, named in the bundles under {@code outcome.<code>}
 * @param detail what the other side said, for whoever looks into it; never a secret
 */
public record Outcome(State state, String code, String detail) {

    /** What follows from it. */
    public enum State {
        /** The other side took it. */
        SENT,
        /** It may go better later. */
        TRY_AGAIN,
        /** It will not go better by itself. */
        REFUSED
    }

    private static final int LONGEST = 500;

    public Outcome {
        String line = detail.replaceAll("\\s+", " ").strip();
        detail = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    /** Taken. */
    public static Outcome sent(String detail) {
        return new Outcome(State.SENT, "sent", detail);
    }

    /** Not now. */
    public static Outcome tryAgain(String code, String detail) {
        return new Outcome(State.TRY_AGAIN, code, detail);
    }

    /** Not at all. */
    public static Outcome refused(String code, String detail) {
        return new Outcome(State.REFUSED, code, detail);
    }
}
