/** The ledger over HTTP. */
@NullMarked
package io.bihuan.server.ledger.web;

import org.jspecify.annotations.NullMarked;
