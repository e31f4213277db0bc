package io.bihuan.server.gateway;

/** The datum a terminal's coordinates are in. The engine only ever sees WGS-84. */
public enum Datum {
    /** as GNSS modules give it; also CGCS2000, which differs by less than the noise */
    WGS84,
    /** the shifted datum of Chinese road maps, sent by a few devices without saying so */
    GCJ02
}
