/** Proves that nobody changed the history: daily seals over the chains, and the check of everything that was written. */
@NamedInterface("proof")
@NullMarked
package io.bihuan.server.ledger.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
