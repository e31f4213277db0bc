/** Filing conditions: the city's lists of what may become a case, kept by people and read from workbooks. */
@NamedInterface("condition")
@NullMarked
package io.bihuan.server.ledger.condition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
