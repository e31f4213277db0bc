package io.bihuan.server.detection;

import io.bihuan.engine.Engine;
import io.bihuan.engine.LoggedFrame;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.http.Problem;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The frames behind what is shown, in words, in the scope of the current work. */
@Component
public class Frames {

    /** The most frames of one asset that are given at once. */
    public static final int MOST = 32;

    private final Engine engine;
    private final Assets assets;
    private final FrameDescriber describer;

    Frames(Engine engine, Assets assets, FrameDescriber describer) {
        this.engine = engine;
        this.assets = assets;
        this.describer = describer;
    }

    /**
     * A frame in words.
     *
     * @param reference its place in the log, such as {@code p2-17}
     * @param hex the frame as logged
     */
    public record Described(
            String reference,
            long assetId,
            Instant receivedAt,
            String messageId,
            String messageName,
            String hex,
            Map<String, Object> decoded) {}

    /**
     * The newest frames of an asset, newest first.
     *
     * @param limit 1 to {@link #MOST}
     * @throws Problem 404 {@code asset-unknown}
     */
    public List<Described> recent(long assetId, int limit) {
        assets.require(assetId);
        return engine.recentFrames(assetId, Math.clamp(limit, 1, MOST)).stream()
                .map(this::describe)
                .toList();
    }

    /**
     * One frame.
     *
     * @throws Problem 404 {@code frame-unknown}, 422 {@code frame-reference}
     */
    public Described require(String reference) {
        FrameReference place;
        try {
            place = FrameReference.parse(reference);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("frame-reference", reference);
        }
        if (place.partition() >= engine.partitions()) {
            throw Problem.notFound("frame-unknown", reference);
        }
        LoggedFrame frame = engine.frame(place).orElseThrow(() -> Problem.notFound("frame-unknown", reference));
        if (assets.find(frame.assetId()).isEmpty()) {
            throw Problem.notFound("frame-unknown", reference);
        }
        return describe(frame);
    }

    private Described describe(LoggedFrame frame) {
        FrameDescriber.Description words = describer.describe(frame.protocol(), frame.bytes());
        return new Described(
                frame.reference().toString(),
                frame.assetId(),
                Instant.ofEpochMilli(frame.receivedTimeMillis()),
                words.messageId(),
                words.messageName(),
                HexFormat.of().withUpperCase().formatHex(frame.bytes()),
                words.decoded());
    }
}
