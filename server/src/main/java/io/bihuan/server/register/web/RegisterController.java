package io.bihuan.server.register.web;

import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.CaseRef;
import io.bihuan.server.register.Draft;
import io.bihuan.server.register.EntryDetail;
import io.bihuan.server.register.EntryFilter;
import io.bihuan.server.register.EntryRow;
import io.bihuan.server.register.RegisterBook;
import io.bihuan.server.register.RegisterBook.Counts;
import io.bihuan.server.register.RegisterTypes;
import io.bihuan.server.register.Registers;
import io.bihuan.server.yaml.YamlFault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RegisterController {

    private final RegisterTypes types;
    private final RegisterBook book;
    private final Registers registers;
    private final Messages messages;
    private final Clock clock;

    RegisterController(RegisterTypes types, RegisterBook book, Registers registers, Messages messages, Clock clock) {
        this.types = types;
        this.book = book;
        this.registers = registers;
        this.messages = messages;
        this.clock = clock;
    }

    /** What is stated about a record; {@code version} is the one that was looked at. */
    record RecordBody(
            @Nullable Integer version,
            @NotNull Long organisationId,
            @Nullable Long gridId,
            @Nullable Long parentId,
            @Nullable @Size(max = 200) String place,
            @Nullable @Min(-180) @Max(180) Double longitudeDegrees,
            @Nullable @Min(-90) @Max(90) Double latitudeDegrees,
            @NotNull Map<String, String> fields,
            @Nullable @Size(max = 2000) String reason) {

        Draft draft() {
            return new Draft(
                    organisationId, gridId, parentId, place, longitudeDegrees, latitudeDegrees, fields, reason);
        }
    }

    /** What is stated when somebody does something to a record. */
    record RecordActionBody(
            @NotNull Integer version,
            @Nullable @Size(max = 2000) String reason,
            @Nullable Map<String, String> fields) {}

    /** What is stated when a case is opened from a record. */
    record RecordCaseBody(
            @NotBlank @Size(max = 40) String type,
            @NotNull @Min(1) @Max(4) Integer severity,
            @Nullable Map<String, String> fields,
            @Nullable @Size(max = 2000) String reason,
            @Nullable Long conditionId,
            @Nullable @Size(max = 20) String urgency) {

        Registers.Wish wish() {
            return new Registers.Wish(
                    type,
                    severity,
                    Objects.requireNonNullElse(fields, Map.of()),
                    reason,
                    conditionId,
                    Objects.requireNonNullElse(urgency, "normal"));
        }
    }

    @GetMapping("/api/registers")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    List<RegisterView> types(Locale locale) {
        return types.all().stream().map(type -> RegisterView.of(type, locale)).toList();
    }

    /** What is wrong in the installation's own files; they are not in force. */
    @GetMapping("/api/registers/faults")
    @PreAuthorize("hasAuthority('ADMINISTER')")
    List<YamlFault> faults() {
        return types.faults();
    }

    @GetMapping("/api/registers/{register}/records")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    Page<EntryRow> list(@PathVariable String register, EntryFilter filter, PageQuery page, Locale locale) {
        return book.list(register, filter, page, locale);
    }

    @GetMapping("/api/registers/{register}/counts")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    Counts counts(@PathVariable String register) {
        return book.counts(register);
    }

    @GetMapping("/api/register-records/{id}")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    EntryDetail get(@PathVariable long id, Locale locale) {
        return page(id, Actor.of(Viewers.current()), locale);
    }

    private EntryDetail page(long id, Actor actor, Locale locale) {
        return book.open(id, actor, locale)
                .inWords((code, arguments) -> messages.text(locale, "problem." + code, arguments.toArray()));
    }

    @PostMapping("/api/registers/{register}/records")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('FILE_CASES')")
    EntryDetail add(@PathVariable String register, @Valid @RequestBody RecordBody body, Locale locale) {
        Actor actor = Actor.of(Viewers.current());
        return page(registers.add(register, body.draft(), actor, clock.instant()), actor, locale);
    }

    @PutMapping("/api/register-records/{id}")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    EntryDetail change(@PathVariable long id, @Valid @RequestBody RecordBody body, Locale locale) {
        Actor actor = Actor.of(Viewers.current());
        registers.change(id, body.version(), body.draft(), actor, clock.instant());
        return page(id, actor, locale);
    }

    @PostMapping("/api/register-records/{id}/actions/{action}")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    EntryDetail act(
            @PathVariable long id,
            @PathVariable String action,
            @Valid @RequestBody RecordActionBody body,
            Locale locale) {
        Actor actor = Actor.of(Viewers.current());
        Map<String, String> fields = Objects.requireNonNullElse(body.fields(), Map.of());
        registers.act(id, action, body.version(), body.reason(), fields, actor, clock.instant());
        return page(id, actor, locale);
    }

    @PostMapping("/api/register-records/{id}/cases")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('FILE_CASES')")
    CaseRef openCase(@PathVariable long id, @Valid @RequestBody RecordCaseBody body) {
        return registers.openCase(id, body.wish(), Actor.of(Viewers.current()), clock.instant());
    }
}
