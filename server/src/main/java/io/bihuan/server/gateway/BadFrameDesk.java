package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808HeaderView;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.engine.Engine;
import io.bihuan.engine.FrameRejection;
import io.bihuan.engine.InboundFrame;
import io.bihuan.server.audit.Audit;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Bad frames for operators: listed, counted, and read again with today's tables. Works in the scope of the caller. */
@Service
public class BadFrameDesk {

    private static final String ACCEPTED = "ACCEPTED";

    private final BadFrameRows rows;
    private final TerminalRegister register;
    private final Jt808FrameDecoder decoder;
    private final ObjectProvider<Engine> engine;
    private final Audit audit;
    private final Clock clock;

    BadFrameDesk(
            BadFrameRows rows,
            TerminalRegister register,
            Jt808FrameDecoder decoder,
            ObjectProvider<Engine> engine,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.register = register;
        this.decoder = decoder;
        this.engine = engine;
        this.audit = audit;
        this.clock = clock;
    }

    /** Kept frames, newest first unless asked otherwise. */
    @Transactional(readOnly = true)
    public Page<BadFrameView> list(BadFrameFilter filter, PageQuery page) {
        return rows.list(filter, page);
    }

    /** Kept frames by reason. */
    @Transactional(readOnly = true)
    public List<BadFrameCount> counts() {
        return rows.counts();
    }

    /**
     * Reads a frame again. If it can be read now and its terminal is approved, it goes to the engine as if it came now;
     * observations the engine already has change nothing.
     *
     * @throws Problem 404 {@code bad-frame-unknown}; 503 {@code engine-full}
     */
    @Transactional
    public BadFrameView replay(long id) {
        BadFrameView frame = rows.byId(id).orElseThrow(() -> Problem.notFound("bad-frame-unknown", id));
        String result = result(HexFormat.of().parseHex(frame.hex()), rows.protocol(id));
        audit.record("bad-frame.replay", "bad-frame:" + id, Map.of("result", result));
        return rows.replayed(id, result);
    }

    private String result(byte[] wire, int protocol) {
        byte[] content;
        try {
            content = Jt808Framing.open(wire, Math.min(1, wire.length), Math.max(0, wire.length - 1));
        } catch (Jt808Rejection rejection) {
            return rejection.code().name();
        }
        Terminal terminal = register.byPhone(Phones.identity(Jt808HeaderView.phone(content)));
        if (terminal == null || !terminal.speaks()) {
            return "NOT_APPROVED";
        }
        int format = WireFormat.isJt808(protocol) ? protocol : terminal.wireFormat();
        var frame = new InboundFrame(terminal.assetId, format, clock.millis(), content, null);
        FrameRejection rejection = tried(frame);
        if (rejection != null) {
            return rejection.code();
        }
        if (!engine.getObject().offer(frame)) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "engine-full");
        }
        return ACCEPTED;
    }

    private @Nullable FrameRejection tried(InboundFrame frame) {
        var trial = new TrialContext();
        decoder.decode(frame, trial);
        return trial.rejection();
    }
}
