package io.bihuan.codec.jt808;

/** The three editions of JT/T 808 in service. Only the one of 2019 can be told from the header (bit 14). */
public enum Jt808Edition {
    /** JT/T 808-2011: strings end with NUL, registration has an 8-byte model. */
    V2011("2011"),
    /** JT/T 808-2013, the edition of the BeiDou-compatible terminals. */
    V2013("2013"),
    /** JT/T 808-2019: versioned header and a 20-digit terminal number. */
    V2019("2019");

    private final String year;

    Jt808Edition(String year) {
        this.year = year;
    }

    /** The year of issue, four digits. */
    public String year() {
        return year;
    }

    boolean is2019() {
        return this == V2019;
    }

    boolean is2011() {
        return this == V2011;
    }
}
