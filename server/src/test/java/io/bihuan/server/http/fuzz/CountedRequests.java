package io.bihuan.server.http.fuzz;

import com.sun.management.ThreadMXBean;
import io.bihuan.server.fuzz.Coverage;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;

/** Around everything else: which ways a request goes through the code, and what it costs. One request at a time. */
final class CountedRequests implements Filter {

    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private volatile long entered;
    private volatile long left;
    private volatile long cpuNanos;
    private volatile long bytes;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        entered = entered + 1;
        long cpu = threads.getCurrentThreadCpuTime();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        Coverage.watch(Thread.currentThread());
        try {
            chain.doFilter(request, response);
        } finally {
            Coverage.watch(null);
            cpuNanos = threads.getCurrentThreadCpuTime() - cpu;
            bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
            left = left + 1;
        }
    }

    void begin() {
        cpuNanos = 0;
        bytes = 0;
    }

    /** An answer may be whole on its way before its thread is done with it. */
    void awaitEnd() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (entered != left) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the request was answered and does not end");
            }
            LockSupport.parkNanos(20_000);
        }
    }

    long cpuNanos() {
        return cpuNanos;
    }

    long bytes() {
        return bytes;
    }
}
