/** Notices over HTTP. */
@NullMarked
package io.bihuan.server.notice.web;

import org.jspecify.annotations.NullMarked;
