package io.bihuan.server.ledger.web;

import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.ledger.FilingCondition;
import io.bihuan.server.ledger.FilingConditions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/filing-conditions")
class FilingConditionsController {

    private final FilingConditions conditions;

    FilingConditionsController(FilingConditions conditions) {
        this.conditions = conditions;
    }

    /** A condition as it is to be. Limits such as {@code 5wd}. */
    record ConditionBody(
            @NotNull @Size(max = 40) String type,
            @NotNull @Size(max = 40) String code,
            @Nullable @Size(max = 100) String category,
            @Nullable @Size(max = 100) String subcategory,
            @NotNull @Size(max = 200) String name,
            @Nullable @Size(max = 1000) String filing,
            @Nullable @Size(max = 1000) String closing,
            @Nullable @Size(max = 40) String limit,
            @Nullable @Size(max = 40) String limitUrgent,
            @Nullable @Size(max = 40) String limitVeryUrgent,
            @Nullable @Size(max = 1000) String source,
            @Nullable @Size(max = 10) String mark,
            @Nullable Boolean retired) {

        FilingCondition of(long id) {
            return new FilingCondition(
                    id,
                    type,
                    code,
                    category,
                    subcategory,
                    name,
                    filing,
                    closing,
                    limit,
                    limitUrgent,
                    limitVeryUrgent,
                    source,
                    mark,
                    Boolean.TRUE.equals(retired));
        }
    }

    @GetMapping
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    Page<FilingCondition> list(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Boolean retired,
            PageQuery page) {
        return conditions.find(type, q, Boolean.TRUE.equals(retired), page);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('ADMINISTER')")
    FilingCondition add(@Valid @RequestBody ConditionBody body) {
        return conditions.save(body.of(0));
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('ADMINISTER')")
    FilingCondition change(@PathVariable long id, @Valid @RequestBody ConditionBody body) {
        return conditions.save(body.of(id));
    }
}
