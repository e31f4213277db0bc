package io.bihuan.server.register.web;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.register.EntryFilter;
import io.bihuan.server.register.RegisterIntake;
import io.bihuan.server.register.RegisterIntake.Imported;
import io.bihuan.server.register.RegisterSheets;
import io.bihuan.server.register.RegisterType;
import io.bihuan.server.register.RegisterTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/registers/{register}")
class RegisterSheetController {

    private static final MediaType WORKBOOK =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final RegisterSheets sheets;
    private final RegisterIntake intake;
    private final RegisterTypes types;
    private final Messages messages;
    private final Audit audit;
    private final Clock clock;

    RegisterSheetController(
            RegisterSheets sheets,
            RegisterIntake intake,
            RegisterTypes types,
            Messages messages,
            Audit audit,
            Clock clock) {
        this.sheets = sheets;
        this.intake = intake;
        this.types = types;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of an import; {@code taken} false when nothing was kept. */
    record RegisterImport(int added, int changed, boolean taken, List<RowFault> faults) {}

    /** A refused cell and why. */
    record RowFault(int row, String cell, String column, String message) {}

    /** Writes a workbook. */
    private interface Writing {
        void to(OutputStream out);
    }

    @GetMapping("/workbook")
    @PreAuthorize("hasAuthority('EXPORT_DATA')")
    ResponseEntity<Resource> export(@PathVariable String register, EntryFilter filter, PageQuery order, Locale locale)
            throws IOException {
        audit.record("register.export", "register:" + register, Map.of());
        return file(register, "", locale, out -> sheets.export(register, filter, order, out, locale));
    }

    @GetMapping("/template")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    ResponseEntity<Resource> template(@PathVariable String register, Locale locale) throws IOException {
        return file(
                register,
                messages.text(locale, "register.template"),
                locale,
                out -> sheets.template(register, out, locale));
    }

    /** Takes a filled-in workbook; {@code onlyAll} takes nothing where any row is refused. */
    @PostMapping(path = "/workbook", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAuthority('FILE_CASES')")
    RegisterImport read(
            @PathVariable String register,
            @RequestParam("file") MultipartFile file,
            @RequestParam(defaultValue = "true") boolean onlyAll,
            Locale locale)
            throws IOException {
        Imported imported;
        try (InputStream content = file.getInputStream()) {
            imported = intake.read(register, content, onlyAll, Actor.of(Viewers.current()), clock.instant(), locale);
        }
        audit.record(
                "register.import",
                "register:" + register,
                Map.of(
                        "added",
                        imported.added(),
                        "changed",
                        imported.changed(),
                        "refused",
                        imported.faults().size()));
        List<RowFault> faults = imported.faults().stream()
                .map(fault -> new RowFault(
                        fault.row(),
                        fault.cell(),
                        fault.column(),
                        messages.text(
                                locale,
                                "problem." + fault.code(),
                                fault.arguments().toArray())))
                .toList();
        return new RegisterImport(imported.added(), imported.changed(), imported.taken(), faults);
    }

    private ResponseEntity<Resource> file(String register, String suffix, Locale locale, Writing writing)
            throws IOException {
        RegisterType type = types.get(register);
        String called = locale.getLanguage().equals("en") ? type.nameEn() : type.name();
        String name = called + suffix + ".xlsx";
        Path file = Files.createTempFile("bihuan-register", ".xlsx");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                writing.to(out);
            }
            return ResponseEntity.ok()
                    .contentType(WORKBOOK)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(name, StandardCharsets.UTF_8)
                                    .build()
                                    .toString())
                    .body(new ByteArrayResource(Files.readAllBytes(file)));
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
