/** Alarms, positions, tracks and frames over HTTP. */
@NullMarked
package io.bihuan.server.detection.web;

import org.jspecify.annotations.NullMarked;
