package io.bihuan.server.check;

import io.bihuan.server.check.CheckViews.ChecklistDetail;
import io.bihuan.server.check.CheckViews.ChecklistRow;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.yaml.YamlFault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/checklists")
class ChecklistsController {

    private final Checklists checklists;
    private final ChecklistLoader loader;

    ChecklistsController(Checklists checklists, ChecklistLoader loader) {
        this.checklists = checklists;
        this.loader = loader;
    }

    /** A checklist as edited; {@code version} is the one that was looked at, 0 for a new one. */
    record ChecklistBody(@NotNull Integer version, @NotNull Checklist definition) {}

    @GetMapping
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    List<ChecklistRow> list() {
        return checklists.current().stream().map(CheckViews::row).toList();
    }

    @GetMapping("/faults")
    @PreAuthorize("hasAuthority('MANAGE_CHECKS')")
    List<YamlFault> faults() {
        return loader.faults();
    }

    @GetMapping("/{key}")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    ChecklistDetail get(@PathVariable String key) {
        return CheckViews.detail(checklists.require(key), checklists.versions(key));
    }

    @GetMapping("/{key}/versions/{version}")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    ChecklistDetail version(@PathVariable String key, @PathVariable int version) {
        List<Checklists.Kept> versions = checklists.versions(key);
        Checklists.Kept wanted = versions.stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("checklist-unknown", key));
        return CheckViews.detail(wanted, versions);
    }

    /** Writes a checklist, or its next version. */
    @PutMapping("/{key}")
    @PreAuthorize("hasAuthority('MANAGE_CHECKS')")
    ChecklistDetail write(@PathVariable String key, @Valid @RequestBody ChecklistBody body) {
        if (!key.equals(body.definition().key())) {
            throw Problem.invalid(
                    "checklist-key", key, String.valueOf(body.definition().key()));
        }
        Checklists.Kept kept = checklists.write(body.definition(), body.version(), Viewers.current());
        return CheckViews.detail(kept, checklists.versions(key));
    }
}
