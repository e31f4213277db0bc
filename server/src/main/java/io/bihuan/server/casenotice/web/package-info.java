/** Calendar feeds over HTTP. */
@NullMarked
package io.bihuan.server.casenotice.web;

import org.jspecify.annotations.NullMarked;
