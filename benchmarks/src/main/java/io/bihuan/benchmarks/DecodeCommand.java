package io.bihuan.benchmarks;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;

/** Runs {@link PositionDecode} under JMH. */
@Command(name = "decode", description = "Frames decoded per second and core, by JMH.", mixinStandardHelpOptions = true)
final class DecodeCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        new Runner(new OptionsBuilder()
                        .include(PositionDecode.class.getSimpleName())
                        .build())
                .run();
        return 0;
    }
}
