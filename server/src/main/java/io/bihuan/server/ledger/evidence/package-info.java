/** Files that prove something about a case: kept by the hash of their bytes, known by their bytes, never altered. */
@NamedInterface("evidence")
@NullMarked
package io.bihuan.server.ledger.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
