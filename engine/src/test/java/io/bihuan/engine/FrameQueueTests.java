package io.bihuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameQueueTests {
    private static InboundFrame frame(long asset, long time) {
        return new InboundFrame(asset, 0, time, new byte[0], null);
    }

    @Test
    void saysNoWhenFullAndTellsOfRoomOnce() {
        FrameQueue queue = new FrameQueue(4);
        for (int i = 0; i < 4; i++) {
            assertThat(queue.offer(frame(1, i))).isTrue();
        }
        assertThat(queue.offer(frame(1, 4))).isFalse();
        assertThat(queue.takeRelief()).isFalse();
        queue.poll();
        queue.poll();
        assertThat(queue.takeRelief()).isTrue();
        assertThat(queue.takeRelief()).isFalse();
    }

    @Test
    void keepsEachWritersOrderUnderContention() throws Exception {
        FrameQueue queue = new FrameQueue(64);
        int writers = 4;
        int each = 5_000;
        List<Thread> threads = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            long writer = w;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    while (!queue.offer(frame(writer, i))) {
                        Thread.onSpinWait();
                    }
                }
            }));
        }
        long[] next = new long[writers];
        for (int taken = 0; taken < writers * each; ) {
            InboundFrame frame = queue.poll();
            if (frame == null) {
                Thread.onSpinWait();
            } else {
                assertThat(frame.receivedTimeMillis()).isEqualTo(next[(int) frame.assetId()]++);
                taken++;
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(queue.depth()).isZero();
    }
}
