/** A case's history: its steps, the hash chain that links them, and the state they add up to. No database, no types. */
@NullMarked
package io.bihuan.server.ledger.history;

import org.jspecify.annotations.NullMarked;
