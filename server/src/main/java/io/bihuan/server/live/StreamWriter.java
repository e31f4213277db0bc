package io.bihuan.server.live;

import io.bihuan.server.identity.SignIns;
import io.bihuan.server.telemetry.Stage;
import io.bihuan.server.telemetry.StageLatencies;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes server-sent events (WHATWG HTML, section 9.2): at most two flushes a second, an event {@code still} when nothing
 * happened for five seconds, so that a screen notices a connection that has died without a word. A stream ends after ten
 * minutes, or when its session or token does, and the browser opens it again: so a changed scope takes effect.
 */
@Component
class StreamWriter {

    private static final long FLUSH_MILLIS = 500;
    private static final long HEARTBEAT_MILLIS = 5_000;
    private static final long SIGN_IN_CHECK_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long LIFE_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final byte[] DATA = ascii("data: ");
    private static final byte[] END = ascii("\n\n");

    private final JsonMapper mapper;
    private final SignIns signIns;
    private final StageLatencies latencies;

    StreamWriter(JsonMapper mapper, SignIns signIns, StageLatencies latencies) {
        this.mapper = mapper;
        this.signIns = signIns;
        this.latencies = latencies;
    }

    void write(Subscriber subscriber, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        Locale language = LocaleContextHolder.getLocale();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var out = response.getOutputStream();
        out.write(ascii("retry: 2000\n: open\n\n"));
        response.flushBuffer();
        long started = System.nanoTime();
        long checked = started;
        while (System.nanoTime() - started < LIFE_NANOS) {
            var bunch = subscriber.take(HEARTBEAT_MILLIS);
            if (bunch.closed()) {
                return;
            }
            if (System.nanoTime() - checked > SIGN_IN_CHECK_NANOS) {
                checked = System.nanoTime();
                if (!signIns.hold(request)) {
                    return;
                }
            }
            writeBunch(out, bunch, language);
            response.flushBuffer();
            record(bunch.envelopes());
            subscriber.pause(FLUSH_MILLIS);
        }
    }

    private void writeBunch(ServletOutputStream out, Subscriber.Bunch bunch, Locale language) throws IOException {
        if (bunch.overflowed()) {
            out.write(ascii("event: resync\ndata: {}\n\n"));
        }
        if (bunch.envelopes().isEmpty()) {
            out.write(ascii("event: still\ndata: {}\n\n"));
            return;
        }
        boolean inPositions = false;
        for (Envelope envelope : bunch.envelopes()) {
            if (envelope.message().topic() == LiveTopic.POSITION) {
                out.write(inPositions ? ascii(",") : ascii("event: position\ndata: ["));
                out.write(envelope.json(mapper, language));
                inPositions = true;
            }
        }
        if (inPositions) {
            out.write(ascii("]\n\n"));
        }
        for (Envelope envelope : bunch.envelopes()) {
            if (envelope.message().topic() != LiveTopic.POSITION) {
                out.write(ascii("event: " + envelope.message().topic().eventName() + "\n"));
                out.write(DATA);
                out.write(envelope.json(mapper, language));
                out.write(END);
            }
        }
    }

    private void record(List<Envelope> envelopes) {
        long now = System.nanoTime();
        for (Envelope envelope : envelopes) {
            latencies.record(Stage.SCREEN, now - envelope.publishedNanos());
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
