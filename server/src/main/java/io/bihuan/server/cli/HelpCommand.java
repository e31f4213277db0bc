package io.bihuan.server.cli;

import io.bihuan.server.settings.Setting;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}, {@code help COMMAND} and {@code help settings}. */
@Command(name = "help", helpCommand = true, description = "Explain a command, or list all settings.")
final class HelpCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "COMMAND|settings", description = "what to explain")
    private @Nullable String topic;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("help runs as a command");
        }
        CommandLine main = spec.parent().commandLine();
        PrintWriter out = main.getOut();
        if (topic == null) {
            main.usage(out);
            return 0;
        }
        if (topic.equals("settings")) {
            settings(out);
            return 0;
        }
        CommandLine command = main.getSubcommands().get(topic);
        if (command == null) {
            main.getErr()
                    .println("There is no command '" + topic + "'. Commands: "
                            + String.join(", ", main.getSubcommands().keySet()) + "; or: help settings");
            return 2;
        }
        command.usage(out);
        return 0;
    }

    private static void settings(PrintWriter out) {
        out.println("Settings 设置项. A flag wins over the environment, the environment over the file");
        out.println("<data>/bihuan.properties (or --config FILE), the file over the default.");
        for (Setting setting : Setting.values()) {
            out.println();
            out.println(setting.key() + (setting.standard().isEmpty() ? "" : "  [" + setting.standard() + "]"));
            out.println("  " + setting.environment() + "   " + setting.flag() + "   " + setting.property() + "=");
            out.println("  " + setting.chinese());
            out.println("  " + setting.english());
        }
        out.flush();
    }
}
