/** The ways out of the house: mail, short messages, robots, webhooks, and the guard that says where they may go. */
@NullMarked
package io.bihuan.server.notice.channel;

import org.jspecify.annotations.NullMarked;
