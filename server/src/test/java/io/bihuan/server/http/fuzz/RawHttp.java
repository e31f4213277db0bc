package io.bihuan.server.http.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends bytes that no decent client would, and waits ten seconds for the answer. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 10_000;

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    /** To a server on this machine. */
    public RawHttp(int port) {
        this.port = port;
    }

    /** @param headers by their names in small letters */
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        /** A header, empty when there is none. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Sends a request whole and reads its answer whole; a connection that was kept and has ended is opened again once. */
    public Answer send(byte[] request) throws IOException {
        boolean kept = socket != null;
        try {
            return sendOnce(request);
        } catch (EOFException | java.net.SocketException e) {
            close();
            if (!kept) {
                throw e;
            }
            return sendOnce(request);
        }
    }

    private Answer sendOnce(byte[] request) throws IOException {
        Socket to = socket;
        InputStream from = in;
        if (to == null || from == null) {
            to = new Socket("127.0.0.1", port);
            to.setTcpNoDelay(true);
            to.setSoTimeout(PATIENCE_MILLIS);
            from = new BufferedInputStream(to.getInputStream());
            socket = to;
            in = from;
        }
        to.getOutputStream().write(request);
        Answer answer = read(from);
        if (answer.header("connection").equals("close")) {
            close();
        }
        return answer;
    }

    private void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
        socket = null;
        in = null;
    }

    private static Answer read(InputStream in) throws IOException {
        String[] status = line(in).split(" ", 3);
        var headers = new HashMap<String, String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int code = Integer.parseInt(status[1]);
        byte[] body;
        if (code == 204 || code == 304) {
            body = new byte[0];
        } else if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            body = chunks(in);
        } else if (headers.containsKey("content-length")) {
            body = exactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
        } else {
            body = in.readAllBytes();
        }
        return new Answer(code, headers, body);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var out = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(line(in), 16);
            out.writeBytes(exactly(in, length));
            line(in);
            if (length == 0) {
                return out.toByteArray();
            }
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The answer ends after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("No answer");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
