package io.bihuan.server.overview;

import io.bihuan.server.detection.AlarmFigures;
import io.bihuan.server.detection.Positions;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.ledger.CaseFigures;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OverviewController {

    private static final int DAYS = 30;
    private static final int LONGEST_LIST = 10;

    private final Positions positions;
    private final AlarmFigures alarms;
    private final CaseFigures cases;
    private final Directory directory;

    OverviewController(Positions positions, AlarmFigures alarms, CaseFigures cases, Directory directory) {
        this.positions = positions;
        this.alarms = alarms;
        this.cases = cases;
        this.directory = directory;
    }

    /** Everything on the first page; trend and kinds cover the last 30 days. */
    record Overview(
            Positions.Fleet vehicles,
            AlarmFigures.Now alarms,
            CaseFigures.Counts cases,
            List<CaseFigures.PhaseCount> phases,
            List<CaseFigures.GroupCount> byGroup,
            List<TrendDay> trend,
            List<AlarmFigures.ByKind> byKind,
            List<OrganisationRow> byOrganisation) {}

    /** Cases that one organisation answers for; closed ones of this month. */
    record OrganisationRow(Ref organisation, long open, long overdue, long closed) {}

    /** One day of the platform's zone; {@code alarms} is null before the first alarm there ever was: nobody was listening. */
    record TrendDay(LocalDate date, @Nullable Long alarms, long filed, long closed) {}

    @GetMapping("/api/overview")
    @PreAuthorize("hasAuthority('VIEW_ALARMS') and hasAuthority('VIEW_CASES')")
    Overview overview(Locale locale) {
        CaseFigures.Standing standing = cases.standing(LONGEST_LIST);
        return new Overview(
                positions.fleet(),
                alarms.now(),
                standing.counts(),
                standing.phases(),
                standing.groups(),
                trend(),
                alarms.perKind(DAYS, LONGEST_LIST, locale),
                byOrganisation(standing.organisations()));
    }

    private List<TrendDay> trend() {
        Map<LocalDate, Long> raised = alarms.perDay(DAYS).stream()
                .collect(Collectors.toMap(AlarmFigures.ByDay::date, AlarmFigures.ByDay::count));
        LocalDate first = alarms.firstDay().orElse(LocalDate.MAX);
        return cases.trend(DAYS).stream()
                .map(day -> new TrendDay(
                        day.date(),
                        day.date().isBefore(first) ? null : raised.getOrDefault(day.date(), 0L),
                        day.filed(),
                        day.closed()))
                .toList();
    }

    private List<OrganisationRow> byOrganisation(List<CaseFigures.OrganisationCount> organisations) {
        return organisations.stream()
                .map(count -> new OrganisationRow(
                        directory.organisationRef(count.organisationId()),
                        count.open(),
                        count.overdue(),
                        count.closed()))
                .toList();
    }
}
