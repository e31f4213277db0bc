package io.bihuan.benchmarks;

import java.util.EnumSet;
import java.util.Set;

/** What can be measured, and what is measured together. */
enum Section {
    /** the codec alone */
    CODEC,
    /** sockets without a product */
    BARE,
    /** the product without sockets */
    ENGINE,
    /** log and store alone */
    STORE,
    /** the whole way */
    SERVE,
    /** from the command to the first answer */
    START,
    /** questions while it stands still and while it writes */
    READS,
    /** costs against connections and against vehicles */
    CURVES,
    /** bounded memory under half load and hostile companions */
    SOAK,
    /** cases */
    LEDGER,
    /** sockets, engine, log and store, and the whole way in one table with its shares */
    TABLE,
    /** all but the long ones: curves and soak */
    ALL;

    /** The sections a choice stands for. */
    Set<Section> parts() {
        return switch (this) {
            case TABLE -> EnumSet.of(ENGINE, STORE, BARE, SERVE);
            case ALL -> EnumSet.of(CODEC, BARE, ENGINE, STORE, SERVE, START, READS, LEDGER);
            default -> EnumSet.of(this);
        };
    }
}
