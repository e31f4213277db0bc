package io.bihuan.server.ledger.web;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Role;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.ledger.CaseDetail.FieldView;
import io.bihuan.server.ledger.CaseFolder;
import io.bihuan.server.ledger.CaseViews;
import io.bihuan.server.ledger.CaseViews.Share;
import io.bihuan.server.ledger.CaseViews.View;
import io.bihuan.server.ledger.proof.Verification;
import io.bihuan.server.ledger.proof.Verification.Fault;
import io.bihuan.server.ledger.proof.Verification.Report;
import io.bihuan.server.ledger.proof.Verification.Seal;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.ledger.type.LoopRules;
import io.bihuan.server.yaml.YamlFault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LedgerController {

    private final CaseTypes types;
    private final CaseViews views;
    private final Verification verification;

    LedgerController(CaseTypes types, CaseViews views, Verification verification) {
        this.types = types;
        this.views = views;
        this.verification = verification;
    }

    record TypeView(
            String key,
            String name,
            String nameEn,
            List<StageView> stages,
            List<FieldView> fields,
            List<Role> fileRoles,
            String group,
            LoopRules.Conditions conditions,
            boolean confidential,
            boolean duplicates,
            List<String> forms) {}

    record StageView(String key, String name, String nameEn, List<Role> roles, boolean last) {}

    /** A view to keep; {@code shared} without an organisation means the viewer's own and those below. */
    record ViewBody(
            @NotBlank @Size(max = 60) String name,
            @NotNull @Size(max = 2000) String query,
            @Nullable Boolean shared,
            @Nullable Long organisationId,
            @Nullable Role role) {}

    /** Another name for a kept view. */
    record ViewName(@NotBlank @Size(max = 60) String name) {}

    record Verified(
            boolean intact,
            long cases,
            long events,
            long files,
            @Nullable Fault firstBroken,
            List<Seal> anchors) {

        static Verified of(Report report) {
            return new Verified(
                    report.intact(),
                    report.cases(),
                    report.events(),
                    report.files(),
                    report.intact() ? null : report.faults().getFirst(),
                    report.anchors());
        }
    }

    @GetMapping("/api/case-types")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    List<TypeView> types(Locale locale) {
        return types.all().stream().map(type -> view(type, locale)).toList();
    }

    private static TypeView view(CaseType type, Locale locale) {
        return new TypeView(
                type.key(),
                type.name(),
                type.nameEn(),
                type.stages().stream()
                        .map(stage -> new StageView(
                                stage.key(),
                                stage.name(),
                                stage.nameEn(),
                                type.rolesIn(stage.key()).stream().sorted().toList(),
                                stage.last()))
                        .toList(),
                type.fields().stream()
                        .map(field -> CaseFolder.view(field, locale))
                        .toList(),
                type.fileRoles().stream().sorted().toList(),
                type.group().name().toLowerCase(Locale.ROOT),
                type.loop().conditions(),
                type.loop().confidential(),
                type.loop().duplicates() != null,
                type.forms());
    }

    /** What is wrong in the installation's own case types, which are therefore not in force. */
    @GetMapping("/api/case-types/faults")
    @PreAuthorize("hasAuthority('ADMINISTER')")
    List<YamlFault> faults() {
        return types.faults();
    }

    @GetMapping("/api/case-views")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    List<View> views() {
        return views.of(Viewers.current());
    }

    @PostMapping("/api/case-views")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    View keep(@Valid @RequestBody ViewBody body) {
        Viewer viewer = Viewers.current();
        Long named = body.organisationId();
        boolean shared = Boolean.TRUE.equals(body.shared()) || named != null;
        Share share = shared ? new Share(named == null ? viewer.organisationId() : named, body.role()) : null;
        return views.add(viewer, body.name().strip(), body.query(), share);
    }

    @PutMapping("/api/case-views/{id}")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    View rename(@PathVariable long id, @Valid @RequestBody ViewName body) {
        return views.rename(Viewers.current(), id, body.name().strip());
    }

    @DeleteMapping("/api/case-views/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    void drop(@PathVariable long id) {
        views.remove(Viewers.current().personId(), id);
    }

    @GetMapping("/api/cases/{id}/verification")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    Verified verifyCase(@PathVariable long id) {
        return verification.ofCase(id).map(Verified::of).orElseThrow(() -> Problem.notFound("case-unknown", id));
    }

    /** Proves the whole ledger; only for people who see all of it, because a part proves nothing. */
    @GetMapping("/api/ledger/verification")
    @PreAuthorize("hasAuthority('VIEW_AUDIT')")
    Verified verifyAll() {
        if (!Viewers.current().scope().everything()) {
            throw Problem.forbidden("ledger-partial");
        }
        return Verified.of(DataScopes.callAsSystem("prove the whole ledger", verification::everything));
    }
}
