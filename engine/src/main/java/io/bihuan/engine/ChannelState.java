package io.bihuan.engine;

import io.bihuan.engine.observation.Channel;
import io.bihuan.engine.packed.RowBuffer;
import org.jspecify.annotations.Nullable;

/** What is remembered of one channel of one asset. Owned by the partition's thread. */
final class ChannelState {
    final Channel channel;
    final int number;
    final RowBuffer rows = new RowBuffer(Rows.READING_COLUMNS);

    @Nullable
    RowBuffer late;

    long newestTime = Long.MIN_VALUE;
    long newestSteps;

    ChannelState(Channel channel, int number) {
        this.channel = channel;
        this.number = number;
    }

    RowBuffer lateRows() {
        RowBuffer buffer = late;
        if (buffer == null) {
            buffer = new RowBuffer(Rows.READING_COLUMNS);
            late = buffer;
        }
        return buffer;
    }
}
