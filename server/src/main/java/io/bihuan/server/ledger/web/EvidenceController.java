package io.bihuan.server.ledger.web;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.CaseBook;
import io.bihuan.server.ledger.CaseDetail.EvidenceView;
import io.bihuan.server.ledger.CaseFolder;
import io.bihuan.server.ledger.Cases;
import io.bihuan.server.ledger.evidence.Evidence;
import io.bihuan.server.ledger.evidence.EvidenceFiles;
import io.bihuan.server.ledger.evidence.EvidenceTags;
import io.bihuan.server.ledger.evidence.PhotoFacts;
import io.bihuan.server.ledger.evidence.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
class EvidenceController {

    private final Cases cases;
    private final CaseBook book;
    private final CaseFolder folder;
    private final EvidenceFiles files;
    private final Audit audit;
    private final Clock clock;

    EvidenceController(Cases cases, CaseBook book, CaseFolder folder, EvidenceFiles files, Audit audit, Clock clock) {
        this.cases = cases;
        this.book = book;
        this.folder = folder;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes a file; nothing is kept for somebody who does not see the case. */
    @PostMapping(path = "/api/cases/{id}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('FILE_CASES')")
    EvidenceView add(
            @PathVariable long id,
            @RequestParam("file") MultipartFile file,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String moment,
            Locale locale)
            throws IOException {
        String itsKind = oneOf("kind", kind, "signature", "reading");
        var tags = new EvidenceTags(itsKind, oneOf("moment", moment, "before", "after"), null, null, null);
        if (book.find(id, locale).isEmpty()) {
            throw Problem.notFound("case-unknown", id);
        }
        StoredFile stored;
        try (InputStream content = file.getInputStream()) {
            stored = files.store(content);
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
        EvidenceTags whole = tags.with(PhotoFacts.read(files.read(stored.sha256()), clock.getZone()));
        Evidence added = cases.addEvidence(id, stored, name, whole, Actor.of(Viewers.current()), clock.instant());
        return folder.view(added);
    }

    private static @Nullable String oneOf(String name, @Nullable String value, String... known) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String word = value.toLowerCase(Locale.ROOT);
        if (!List.of(known).contains(word)) {
            throw Problem.invalid("evidence-tag", name, value, String.join("、", known));
        }
        return word;
    }

    /**
     * Gives a file's bytes after checking that they are the ones handed in. Shown in place where the browser can be
     * trusted to show and not to run them, which the sandbox makes sure of.
     */
    @GetMapping("/api/evidence/{id}")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    ResponseEntity<Resource> bytes(@PathVariable long id, @RequestParam(defaultValue = "false") boolean download) {
        Evidence file = folder.evidence(id);
        Resource content = new FileSystemResource(files.read(file.sha256()));
        audit.looked("evidence.read", "case:" + file.caseId(), Map.of("evidence", id, "name", file.name()));
        ContentDisposition disposition = (download ? ContentDisposition.attachment() : ContentDisposition.inline())
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .eTag("\"" + file.sha256() + "\"")
                .body(content);
    }
}
