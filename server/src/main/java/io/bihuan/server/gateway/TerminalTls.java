package io.bihuan.server.gateway;

import io.bihuan.server.settings.SettingsException;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The encrypted port for terminals, beside the plain one. Files are PEM and read at the start; a renewed certificate
 * needs a restart, which terminals survive.
 *
 * @param port TCP port; 0 takes a free one
 * @param certificate the certificate with its chain
 * @param key its private key, PKCS#8, without a password
 * @param clientAuthorities certificates of who signs the terminals' own certificates, which are demanded then; null to
 *     demand none
 */
record TerminalTls(
        int port, Path certificate, Path key, @Nullable Path clientAuthorities) {

    /** Null when no port is set. */
    static @Nullable TerminalTls from(Environment environment) {
        String port = environment.getProperty("bihuan.jt808.tls-port", "");
        if (port.isBlank()) {
            return null;
        }
        String clients = environment.getProperty("bihuan.jt808.tls-client-authorities", "");
        try {
            return new TerminalTls(
                    Integer.parseInt(port.strip()),
                    file(environment, "jt808.tls-certificate"),
                    file(environment, "jt808.tls-key"),
                    clients.isBlank() ? null : file(environment, "jt808.tls-client-authorities"));
        } catch (NumberFormatException e) {
            throw new SettingsException("The setting jt808.tls-port is \"" + port + "\"; it must be a port's number.");
        }
    }

    private static Path file(Environment environment, String name) {
        String value = environment.getProperty("bihuan." + name, "");
        Path path = Path.of(value);
        if (value.isBlank() || !Files.isReadable(path)) {
            throw new SettingsException("jt808.tls-port is set, but " + name + " ("
                    + (value.isBlank() ? "not set" : value) + ") names no readable PEM file.");
        }
        return path;
    }

    /** What connections are made with. */
    SslContext context() {
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(certificate.toFile(), key.toFile())
                    .protocols("TLSv1.3", "TLSv1.2");
            if (clientAuthorities != null) {
                builder.trustManager(clientAuthorities.toFile()).clientAuth(ClientAuth.REQUIRE);
            }
            return builder.build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new SettingsException("The certificate " + certificate + " and key " + key
                    + " for jt808.tls-port cannot be used: " + e.getMessage());
        }
    }
}
