/** What holds for all codecs. */
@NullMarked
package io.bihuan.codec;

import org.jspecify.annotations.NullMarked;
