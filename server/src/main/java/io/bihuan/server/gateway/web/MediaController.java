package io.bihuan.server.gateway.web;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.gateway.CommandView;
import io.bihuan.server.gateway.TerminalMedia;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAuthority('VIEW_VEHICLES')")
class MediaController {

    private final TerminalMedia media;
    private final Audit audit;

    MediaController(TerminalMedia media, Audit audit) {
        this.media = media;
        this.audit = audit;
    }

    @GetMapping("/api/vehicles/{id}/media")
    List<CommandView.MediaRef> ofVehicle(@PathVariable long id) {
        return media.ofAsset(id);
    }

    @GetMapping("/api/media/{id}")
    ResponseEntity<Resource> content(@PathVariable long id) {
        TerminalMedia.Content content = media.content(id);
        audit.looked("vehicle.media", "media:" + id, Map.of("name", content.name()));
        boolean shown = content.mediaType().equals(MediaType.IMAGE_JPEG_VALUE);
        ContentDisposition disposition = (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(content.name())
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(content.file()));
    }
}
