package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.T0100Register;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal says it is when it registers.
 *
 * @param edition which edition of the standard it speaks
 * @param plate the plate it was set up with, or the frame number when the colour is 0
 */
public record TerminalIdentity(
        Edition edition,
        @Nullable String maker,
        @Nullable String model,
        @Nullable String terminalId,
        @Nullable String plate,
        @Nullable Integer plateColour) {

    /** Editions of JT/T 808 by year. */
    public enum Edition {
        V2011,
        V2013,
        V2019;

        Jt808Edition codec() {
            return Jt808Edition.valueOf(name());
        }

        static Edition of(Jt808Edition edition) {
            return valueOf(edition.name());
        }

        /** The year, as screens show it. */
        public String year() {
            return name().substring(1);
        }
    }

    static TerminalIdentity of(T0100Register register, Jt808Edition edition) {
        return new TerminalIdentity(
                Edition.of(edition),
                clipped(register.makerId()),
                clipped(register.model()),
                clipped(register.terminalId()),
                clipped(register.plate()),
                register.plateColour());
    }

    static TerminalIdentity unknown(Jt808Edition edition) {
        return new TerminalIdentity(Edition.of(edition), null, null, null, null, null);
    }

    /** Whether a registration comes from the device we know: what we know of it must be said again. */
    boolean confirmedBy(TerminalIdentity other) {
        return same(maker, other.maker) && same(terminalId, other.terminalId);
    }

    private static boolean same(@Nullable String known, @Nullable String said) {
        return known == null || known.isEmpty() || known.equals(said);
    }

    private static String clipped(String text) {
        String printable = text.replace("\0", "").strip();
        return printable.length() <= 40 ? printable : printable.substring(0, 40);
    }
}
