package io.bihuan.server.cli;

import io.bihuan.server.BihuanApplication;
import io.bihuan.server.database.EarlyDatabase;
import io.bihuan.server.settings.Setting;
import io.bihuan.server.settings.Settings;
import io.bihuan.server.settings.SettingsException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;

/**
 * {@code serve}: runs the product until it is told to stop. Standard output carries one line, {@code ready http://…},
 * printed when screens, interface and sockets take traffic; everything else goes to standard error.
 */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run the product. Prints 'ready http://...' when it takes traffic; Ctrl-C stops it.",
        footer = {"", "Every setting can be given as a flag; all of them: ./bihuan help settings"})
final class ServeCommand implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.current();
        PrintStream out = System.out;
        System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        var closed = new CountDownLatch(1);
        var application = new SpringApplication(BihuanApplication.class);
        application.setLogStartupInfo(false);
        Map<String, Object> properties = logging(settings);
        properties.putAll(encryption(settings));
        application.setDefaultProperties(properties);
        application.addListeners((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
        EarlyDatabase.begin(settings);
        ConfigurableApplicationContext context = run(application);
        String scheme = settings.get(Setting.HTTP_TLS_CERTIFICATE).isBlank() ? "http" : "https";
        out.println(
                "ready " + scheme + "://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
        out.flush();
        closed.await();
        return 0;
    }

    private static ConfigurableApplicationContext run(SpringApplication application) {
        boolean running = false;
        try {
            ConfigurableApplicationContext context = application.run();
            running = true;
            return context;
        } finally {
            if (!running) {
                EarlyDatabase.abandon();
            }
        }
    }

    /** The screens over TLS, where a certificate is named. */
    private static Map<String, Object> encryption(Settings settings) {
        String certificate = settings.get(Setting.HTTP_TLS_CERTIFICATE);
        String key = settings.get(Setting.HTTP_TLS_KEY);
        if (certificate.isBlank() && key.isBlank()) {
            return Map.of();
        }
        for (Setting setting : List.of(Setting.HTTP_TLS_CERTIFICATE, Setting.HTTP_TLS_KEY)) {
            String file = settings.get(setting);
            if (file.isBlank() || !Files.isReadable(Path.of(file))) {
                throw new SettingsException("The setting " + setting.key() + " (" + (file.isBlank() ? "not set" : file)
                        + ") names no readable PEM file.");
            }
        }
        return Map.of(
                "server.ssl.certificate", "file:" + Path.of(certificate).toAbsolutePath(),
                "server.ssl.certificate-private-key", "file:" + Path.of(key).toAbsolutePath(),
                "server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
    }

    private static Map<String, Object> logging(Settings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("logging.pattern.console", "%d{HH:mm:ss.SSS} %-5level %-24.24logger{0} %msg%n%ex");
        properties.put("logging.level.root", settings.get(Setting.LOG_LEVEL));
        properties.put("logging.level.org.springframework.boot.SpringApplication", "off");
        properties.put("logging.level.org.springframework.boot.diagnostics", "off");
        properties.put("logging.level.org.springframework.boot.web.server.servlet.context", "error");
        properties.put("logging.level.org.springframework.boot.tomcat", "off");
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "5s");
        if (!settings.get(Setting.LOG_FILE).isBlank()) {
            properties.put("logging.file.name", settings.get(Setting.LOG_FILE));
            properties.put("logging.structured.format.file", "ecs");
        }
        return properties;
    }
}
