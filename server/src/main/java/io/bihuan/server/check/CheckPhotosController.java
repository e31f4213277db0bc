package io.bihuan.server.check;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.check.PhotoRows.Photo;
import io.bihuan.server.ledger.evidence.EvidenceFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Photos of checks, to be looked at. */
@RestController
class CheckPhotosController {

    private final PhotoRows photos;
    private final EvidenceFiles files;
    private final Audit audit;

    CheckPhotosController(PhotoRows photos, EvidenceFiles files, Audit audit) {
        this.photos = photos;
        this.files = files;
        this.audit = audit;
    }

    /** A photo's bytes, after checking that they are the ones handed in. */
    @GetMapping("/api/check-photos/{id}")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    ResponseEntity<Resource> bytes(@PathVariable long id) {
        Photo photo = photos.require(id);
        var content = new FileSystemResource(files.read(photo.sha256()));
        audit.looked("check-photo.read", "check-photo:" + id, Map.of());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(photo.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(photo.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .eTag("\"" + photo.sha256() + "\"")
                .body(content);
    }
}
