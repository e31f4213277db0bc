package io.bihuan.server.paper.sheet;

/** What is to happen with the rows of a file. */
enum ImportMode {
    /** nothing is filed, the file is only checked */
    CHECK,
    /** rows without faults are filed, the others come back */
    GOOD_ROWS,
    /** either every row is filed or none */
    ALL_OR_NONE
}
