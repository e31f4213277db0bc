package io.bihuan.server.notice.channel;

import io.bihuan.server.notice.channel.AddressGuard.RefusedAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Posts to addresses that administrators typed in: only where the {@link AddressGuard} lets it, to the address that was
 * checked, over HTTPS unless the operator allows the host, without following redirects, without cookies or
 * decompression, with limits of time and size.
 */
@Component
class Outbound implements DisposableBean {

    private static final int MOST_BYTES = 64 << 10;
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(10);
    private static final long WHOLE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final AddressGuard guard;
    private final CloseableHttpClient client;

    Outbound(AddressGuard guard) {
        this.guard = guard;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new GuardedResolver(guard))
                .setMaxConnTotal(40)
                .setMaxConnPerRoute(8)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(SILENCE)
                        .setTimeToLive(Timeout.ofMinutes(1))
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Bihuan")
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(SILENCE)
                        .setResponseTimeout(SILENCE)
                        .build())
                .build();
    }

    /** What the other side answered; at most 64 KiB of it. */
    record Answer(int status, String body) {}

    /** What was posted did not get an answer. */
    static final class Failed extends Exception {

        private final transient Outcome outcome;

        Failed(Outcome outcome) {
            super(outcome.code());
            this.outcome = outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }

    /** Posts a body and gives the answer. */
    Answer post(String address, String mediaType, String body, Map<String, String> headers) throws Failed {
        URI uri = checked(address);
        var request = new HttpPost(uri);
        request.setEntity(new ByteArrayEntity(
                body.getBytes(StandardCharsets.UTF_8), ContentType.create(mediaType, StandardCharsets.UTF_8)));
        headers.forEach(request::setHeader);
        try {
            return client.execute(request, Outbound::read);
        } catch (RefusedAddress e) {
            throw new Failed(Outcome.refused("address-refused", uri.getHost()));
        } catch (UnknownHostException e) {
            throw new Failed(Outcome.tryAgain("host-unknown", uri.getHost()));
        } catch (InterruptedIOException e) {
            throw new Failed(Outcome.tryAgain("timed-out", uri.getHost()));
        } catch (SSLException e) {
            throw new Failed(Outcome.tryAgain("tls-failed", uri.getHost() + ": " + e.getMessage()));
        } catch (IOException e) {
            throw new Failed(Outcome.tryAgain("unreachable", uri.getHost() + ": " + e.getMessage()));
        }
    }

    private URI checked(String address) throws Failed {
        URI uri;
        try {
            uri = new URI(address.strip());
        } catch (URISyntaxException e) {
            throw new Failed(Outcome.refused("address-wrong", ""));
        }
        String host = uri.getHost();
        if (host == null || uri.getUserInfo() != null) {
            throw new Failed(Outcome.refused("address-wrong", ""));
        }
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        if (!plain && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw new Failed(Outcome.refused("address-wrong", host));
        }
        if (plain && !guard.allowsByName(host)) {
            throw new Failed(Outcome.refused("address-not-https", host));
        }
        return uri;
    }

    private static Answer read(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Answer(response.getCode(), "");
        }
        long deadline = System.nanoTime() + WHOLE_NANOS;
        var bytes = new byte[MOST_BYTES];
        int filled = 0;
        try (InputStream in = entity.getContent()) {
            int count = in.read(bytes, 0, bytes.length);
            while (count > 0 && filled + count < bytes.length) {
                filled += count;
                if (System.nanoTime() > deadline) {
                    throw new InterruptedIOException("The answer takes too long");
                }
                count = in.read(bytes, filled, bytes.length - filled);
            }
            if (count > 0) {
                throw new IOException("The answer is longer than 64 KiB");
            }
        }
        return new Answer(response.getCode(), new String(bytes, 0, filled, StandardCharsets.UTF_8));
    }

    @Override
    public void destroy() throws IOException {
        client.close();
    }

    /** Gives out only addresses that may be connected to. */
    private record GuardedResolver(AddressGuard guard) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return guard.resolve(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
