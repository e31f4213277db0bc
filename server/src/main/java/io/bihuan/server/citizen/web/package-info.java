/** Citizens' reports over HTTP. */
@NullMarked
package io.bihuan.server.citizen.web;

import org.jspecify.annotations.NullMarked;
