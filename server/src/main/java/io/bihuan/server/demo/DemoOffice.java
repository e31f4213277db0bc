package io.bihuan.server.demo;

import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.gateway.CommandKind;
import io.bihuan.server.gateway.CommandPayload;
import io.bihuan.server.gateway.Commands;
import io.bihuan.server.gateway.SendCommand;
import io.bihuan.server.identity.ApiTokens;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Permission;
import io.bihuan.server.identity.Person;
import io.bihuan.server.identity.Role;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.notice.Drills;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What an office has set up before anybody looks at it: a token for a screen on the wall, a drill that some have
 * answered, and words to a few drivers. Each only where there is none yet.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class DemoOffice implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoOffice.class);
    private static final int DRIVERS = 6;
    private static final Duration DRILL = Duration.ofHours(2);
    private static final Duration WORDS = Duration.ofHours(6);

    private final Doors doors;
    private final Assets assets;
    private final People people;
    private final Directory directory;
    private final String folder;

    DemoOffice(
            Doors doors, Assets assets, People people, Directory directory, @Value("${bihuan.demo:}") String folder) {
        this.doors = doors;
        this.assets = assets;
        this.people = people;
        this.directory = directory;
        this.folder = folder;
    }

    /** Through which it is set up. */
    @Component
    record Doors(ApiTokens tokens, Drills drills, Commands commands) {}

    @Override
    public void run(ApplicationArguments arguments) {
        if (!folder.isBlank()) {
            DataScopes.runAsSystem("demo office", () -> setUp(DemoCity.read(Path.of(folder))));
        }
    }

    private void setUp(DemoCity city) {
        first(city, Role.ADMINISTRATOR).ifPresent(this::install);
        first(city, Role.CITY_SUPERVISOR).ifPresent(supervisor -> drill(city, supervisor));
        first(city, Role.DEPARTMENT_SUPERVISOR).ifPresent(this::tellDrivers);
        LOG.info("Demo city {}: token, drill and texts to drivers brought in", city.name());
    }

    private void install(Viewer administrator) {
        if (doors.tokens().list(administrator).isEmpty()) {
            doors.tokens()
                    .make(
                            administrator,
                            "城市运行大屏（只读）",
                            Set.of(Permission.VIEW_VEHICLES, Permission.VIEW_ALARMS, Permission.VIEW_CASES),
                            null);
        }
    }

    /** Every other of those who are asked has answered. */
    private void drill(DemoCity city, Viewer supervisor) {
        List<Long> asked = city.people().stream()
                .filter(demo -> demo.role() == Role.DEPARTMENT_SUPERVISOR || demo.role() == Role.INSPECTOR)
                .flatMap(demo -> people.findByLoginName(demo.loginName()).stream())
                .map(Person::id)
                .toList();
        if (asked.isEmpty() || !doors.drills().all().isEmpty()) {
            return;
        }
        long drill = doors.drills().start(supervisor, "夜间应急叫应演练", asked, DRILL, true);
        for (int each = 1; each < asked.size(); each += 2) {
            doors.drills().confirm(drill, asked.get(each));
        }
    }

    private void tellDrivers(Viewer supervisor) {
        assets.everything().stream()
                .filter(asset -> supervisor.scope().sees(asset.organisationId(), asset.gridId()))
                .limit(DRIVERS)
                .forEach(asset -> tell(asset, supervisor));
    }

    private void tell(Asset asset, Viewer supervisor) {
        if (!doors.commands().ofAsset(asset.id()).isEmpty()) {
            return;
        }
        doors.commands()
                .send(new SendCommand(
                        asset.id(),
                        CommandKind.TEXT,
                        CommandPayload.text("今日有大风降温，请减速慢行，保持车距。", false),
                        null,
                        supervisor.personId(),
                        supervisor.displayName(),
                        WORDS));
    }

    private Optional<Viewer> first(DemoCity city, Role role) {
        return city.people().stream()
                .filter(demo -> demo.role() == role)
                .findFirst()
                .flatMap(demo -> people.findByLoginName(demo.loginName()))
                .map(person -> new Viewer(
                        person.id(),
                        person.loginName(),
                        person.displayName(),
                        person.role(),
                        person.organisationId(),
                        person.gridId(),
                        directory.scopeOf(person.id(), person.organisationId(), person.gridId())));
    }
}
