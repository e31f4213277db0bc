/** Whether anybody can see or change what belongs to somebody else, asked of every endpoint there is. */
@NullMarked
package io.bihuan.server.scope;

import org.jspecify.annotations.NullMarked;
