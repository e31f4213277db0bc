package io.bihuan.server.gateway;

import io.bihuan.server.asset.Assets;
import io.bihuan.server.http.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pictures and sounds terminals sent. Works in the scope of the caller. */
@Service
public class TerminalMedia {

    private final MediaRows rows;
    private final MediaStore store;
    private final Assets assets;

    TerminalMedia(MediaRows rows, MediaStore store, Assets assets) {
        this.rows = rows;
        this.store = store;
        this.assets = assets;
    }

    /**
     * A stored file.
     *
     * @param mediaType of the content as the terminal declared it; only JPEG is ever shown by a browser
     */
    public record Content(Path file, String mediaType, String name, long sizeBytes) {}

    /** The newest files of an asset, newest first, at most 200. */
    @Transactional(readOnly = true)
    public List<CommandView.MediaRef> ofAsset(long assetId) {
        assets.require(assetId);
        return rows.ofAsset(assetId);
    }

    /**
     * A file.
     *
     * @throws Problem 404 {@code media-unknown}
     */
    @Transactional(readOnly = true)
    public Content content(long id) {
        MediaRows.Stored stored = rows.byId(id).orElseThrow(() -> Problem.notFound("media-unknown", id));
        Path file = store.file(stored.sha256());
        if (!Files.isRegularFile(file)) {
            throw Problem.notFound("media-unknown", id);
        }
        boolean jpeg = stored.kind() == 0 && stored.format() == 0;
        return new Content(
                file,
                jpeg ? "image/jpeg" : "application/octet-stream",
                "terminal-" + id + (jpeg ? ".jpg" : ".bin"),
                stored.sizeBytes());
    }
}
