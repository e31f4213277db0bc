/** Cases to and from Excel. */
@NullMarked
package io.bihuan.server.paper.sheet;

import org.jspecify.annotations.NullMarked;
