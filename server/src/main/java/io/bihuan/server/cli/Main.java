package io.bihuan.server.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.bihuan.server.backup.BackupCommand;
import io.bihuan.server.backup.BackupException;
import io.bihuan.server.backup.RestoreCommand;
import io.bihuan.server.database.DatabaseException;
import io.bihuan.server.detection.EngineUnavailable;
import io.bihuan.server.detection.ExportCommand;
import io.bihuan.server.gateway.DecodeCommand;
import io.bihuan.server.ledger.proof.VerifyCommand;
import io.bihuan.server.settings.Setting;
import io.bihuan.server.settings.Settings;
import io.bihuan.server.settings.SettingsException;
import io.bihuan.server.yaml.YamlFaults;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The program. Every command takes every setting as a flag; the settings are worked out once, before the command runs,
 * and are the process's own from then on.
 */
public final class Main {

    private static final String CONFIG = "--config";
    private static final String SERVE = "serve";

    /** Settings that the help of every command shows; the others are listed by {@code help settings}. */
    private static final java.util.Set<Setting> SHOWN =
            java.util.Set.of(Setting.DATA, Setting.HTTP_PORT, Setting.JT808_PORT);

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        int exit = run(System.getenv(), arguments);
        System.out.flush();
        System.exit(exit);
    }

    /**
     * Runs one command.
     *
     * @return 0 when it did what was asked, 1 when it failed, 2 when it was not understood
     */
    static int run(Map<String, String> environment, String... arguments) {
        return commandLine(environment).execute(arguments);
    }

    /** Every command of this program, by name: a new one is one line here. */
    private static Map<String, Object> commands() {
        var commands = new LinkedHashMap<String, Object>();
        commands.put(SERVE, new ServeCommand());
        commands.put("decode", new DecodeCommand());
        commands.put("export", new ExportCommand());
        commands.put("verify", new VerifyCommand());
        commands.put("backup", new BackupCommand());
        commands.put("restore", new RestoreCommand());
        commands.put("help", new HelpCommand());
        return commands;
    }

    static CommandLine commandLine(Map<String, String> environment) {
        var main = new CommandLine(CommandSpec.create()
                .name("bihuan")
                .mixinStandardHelpOptions(true)
                .usageMessage(new CommandLine.Model.UsageMessageSpec()
                        .description("Bihuan 闭环: from the first signal to the verified close")));
        commands().forEach(main::addSubcommand);
        main.getSubcommands().values().forEach(command -> addSettings(command.getCommandSpec()));
        main.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        main.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        main.setCaseInsensitiveEnumValuesAllowed(true);
        main.setExecutionStrategy(parsed -> {
            try {
                settings(parsed, environment).apply();
            } catch (SettingsException e) {
                return explain(e, main, parsed);
            }
            if (!parsed.hasSubcommand()
                    || !parsed.subcommand().commandSpec().name().equals(SERVE)) {
                quiet();
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        main.setExecutionExceptionHandler(Main::explain);
        return main;
    }

    private static void addSettings(CommandSpec command) {
        if (command.findOption(CONFIG) == null) {
            command.addOption(OptionSpec.builder(CONFIG)
                    .type(String.class)
                    .paramLabel("FILE")
                    .description("settings file (default: bihuan.properties in the data directory)")
                    .build());
        }
        for (Setting setting : Setting.values()) {
            if (command.findOption(setting.flag()) == null) {
                command.addOption(OptionSpec.builder(setting.flag())
                        .type(String.class)
                        .paramLabel("VALUE")
                        .description(setting.chinese() + " / " + setting.english()
                                + (setting.standard().isEmpty() ? "" : " (" + setting.standard() + ")"))
                        .hidden(!SHOWN.contains(setting))
                        .build());
            }
        }
    }

    private static Settings settings(ParseResult parsed, Map<String, String> environment) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        var flags = new EnumMap<Setting, String>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = last.matchedOptionValue(setting.flag(), (String) null);
            if (value != null) {
                flags.put(setting, value);
            }
        }
        String config = last.matchedOptionValue(CONFIG, (String) null);
        return Settings.resolve(flags, environment, config == null ? null : Path.of(config));
    }

    /** A command's output is its answer; what libraries have to say about it is not. The server logs as it is set up. */
    private static void quiet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            logging.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);
        }
    }

    private static int explain(Exception e, CommandLine command, @Nullable ParseResult parsed) {
        String sentence = sentence(e);
        if (sentence.isEmpty()) {
            e.printStackTrace(command.getErr());
        } else {
            command.getErr().println("bihuan: " + sentence);
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** What went wrong in words, where we have them; otherwise empty, and the whole trace is shown. */
    static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseException
                    || cause instanceof SettingsException
                    || cause instanceof EngineUnavailable
                    || cause instanceof YamlFaults.InvalidYaml
                    || cause instanceof BackupException) {
                return String.valueOf(cause.getMessage());
            }
            if (cause instanceof org.springframework.boot.web.server.PortInUseException taken) {
                return "Port " + taken.getPort() + " is taken. Stop whatever uses it, or choose another with "
                        + Setting.HTTP_PORT.flag() + " or " + Setting.HTTP_PORT.environment() + ".";
            }
            if (cause instanceof java.net.BindException) {
                return cause.getMessage()
                        + ". Stop whatever uses the port, or choose another (./bihuan help settings).";
            }
        }
        return "";
    }
}
