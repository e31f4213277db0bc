package io.bihuan.server.demo;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Role;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.CaseBook;
import io.bihuan.server.ledger.CaseFilter;
import io.bihuan.server.ledger.CaseFilter.Further;
import io.bihuan.server.ledger.CaseRow;
import io.bihuan.server.ledger.CaseViews;
import io.bihuan.server.paper.Papers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the supervisors of the demo city issue some papers and share a view, each through the public door. */
@Component
final class DemoPapers {

    private static final int NOTICES = 4;

    private final Papers papers;
    private final CaseBook book;
    private final CaseViews views;
    private final People people;
    private final Directory directory;

    DemoPapers(Papers papers, CaseBook book, CaseViews views, People people, Directory directory) {
        this.papers = papers;
        this.book = book;
        this.views = views;
        this.people = people;
        this.directory = directory;
    }

    /** Issues notices about serious open cases, orders about overdue ones and a bulletin; gives how many papers. */
    int write(DemoCity city) {
        int issued = 0;
        for (DemoCity.Person demo : city.people()) {
            Optional<Viewer> viewer = people.findByLoginName(demo.loginName()).map(directory::viewerOf);
            if (viewer.isPresent() && viewer.get().role() == Role.DEPARTMENT_SUPERVISOR) {
                issued += DataScopes.call(viewer.get().scope(), () -> papersOf(viewer.get()));
            } else if (viewer.isPresent() && viewer.get().role() == Role.CITY_SUPERVISOR) {
                DataScopes.run(viewer.get().scope(), () -> share(viewer.get()));
            }
        }
        return issued;
    }

    private int papersOf(Viewer viewer) {
        int issued = 0;
        for (CaseRow row : cases(null, 4, viewer)) {
            papers.issueForm(row.id(), "rectification-notice", "整改期间落实专人盯守，整改情况每日下班前报送。", viewer, "/cases/" + row.id());
            issued++;
        }
        for (CaseRow row : cases(true, null, viewer)) {
            papers.issueForm(row.id(), "supervision-order", "请说明超期原因，三日内办结并反馈。", viewer, "/cases/" + row.id());
            issued++;
        }
        if (issued > 0) {
            papers.issueBulletin("bulletin", CaseFilter.ALL, "各单位要落实主体责任，举一反三。", viewer);
            issued++;
        }
        return issued;
    }

    private List<CaseRow> cases(@Nullable Boolean overdue, @Nullable Integer severity, Viewer viewer) {
        var rows = new ArrayList<CaseRow>();
        book.each(
                new CaseFilter(null, null, null, false, overdue, false, null, null, severity, null, null, Further.NONE),
                new PageQuery(0, 1, null),
                viewer,
                Locale.SIMPLIFIED_CHINESE,
                NOTICES,
                listed -> rows.add(listed.row()));
        return rows;
    }

    private void share(Viewer viewer) {
        if (views.of(viewer).isEmpty()) {
            views.add(
                    viewer,
                    "紧急未办结",
                    "severity=4&sort=dueAt%2Casc&columns=number%2Ctitle%2Corganisation%2Cstage%2CdueAt",
                    new CaseViews.Share(Directory.CITY, null));
        }
    }
}
