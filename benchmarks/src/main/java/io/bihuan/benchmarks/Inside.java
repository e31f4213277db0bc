package io.bihuan.benchmarks;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What a Java program tells of its memory when asked. */
public final class Inside implements AutoCloseable {

    /** A collection that frees less than this says that nothing more hangs on the one before. */
    private static final long SETTLED_BYTES = 256L << 10;

    private static final int MOST_COLLECTIONS = 10;

    private final JMXConnector connector;
    private final MBeanServerConnection beans;
    private final MemoryMXBean memory;

    private Inside(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
        this.memory = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
    }

    /** Attaches to a program that runs under the same user. */
    public static Inside of(Child child) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(child.processId()));
            try {
                return new Inside(JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException("The program cannot be asked for its memory: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Bytes of the heap that are in use after full collections: as many as still free something, since what hangs on
     * cleaners and soft references goes only with a later one.
     */
    public long heapBytes() {
        long used = collected();
        for (int round = 1; round < MOST_COLLECTIONS; round++) {
            long before = used;
            used = collected();
            if (used > before - SETTLED_BYTES) {
                break;
            }
        }
        return used;
    }

    private long collected() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** Has the C library give back to the system what the program does not use, so that resident memory shows what is held. */
    public void trim() {
        try {
            beans.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "systemTrimNativeHeap",
                    new Object[0],
                    new String[0]);
        } catch (JMException e) {
            throw new IllegalStateException("The program cannot be asked to give memory back: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of direct buffers and mapped files as Java counts them. */
    public long directBytes() {
        try {
            return ManagementFactory.getPlatformMXBeans(beans, BufferPoolMXBean.class).stream()
                    .mapToLong(BufferPoolMXBean::getMemoryUsed)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
