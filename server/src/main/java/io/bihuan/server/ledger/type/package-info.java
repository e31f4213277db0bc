/**
 * Case types: what a city writes in YAML about stages, actions, limits and reactions, read, checked and held in memory.
 * Start at {@link io.bihuan.server.ledger.type.CaseType} for what a type is, at {@code CaseTypeFile} for how it is read.
 */
@NamedInterface("type")
@NullMarked
package io.bihuan.server.ledger.type;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
