/** Calendars over HTTP. */
@NullMarked
package io.bihuan.server.calendar.web;

import org.jspecify.annotations.NullMarked;
