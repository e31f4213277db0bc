package io.bihuan.server.demo;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.register.Draft;
import io.bihuan.server.register.Registers;
import io.bihuan.server.yaml.YamlDocument;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlFiles;
import io.bihuan.server.yaml.YamlMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills the registers of the demo city from {@code case-samples/registers.yaml}. */
@Component
class DemoRegisters {

    private static final String FILE = "case-samples/registers.yaml";

    private final Registers registers;
    private final Walker walker;
    private final SampleCast cast;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Map<String, Long> ids = new HashMap<>();

    DemoRegisters(Registers registers, Walker walker, SampleCast cast, TransactionTemplate transactions, Clock clock) {
        this.registers = registers;
        this.walker = walker;
        this.cast = cast;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Writes the records with what was done to them; returns how many records that made. */
    int write() {
        var faults = new YamlFaults();
        YamlMap top = YamlDocument.read(FILE, YamlFiles.shipped(FILE), faults).orElse(null);
        faults.throwIfAny();
        int written = 0;
        if (top != null) {
            for (String register : top.keys()) {
                for (YamlMap record : top.maps(register)) {
                    transactions.executeWithoutResult(status -> add(register, record));
                    written++;
                }
            }
        }
        faults.throwIfAny();
        return written;
    }

    private void add(String register, YamlMap map) {
        Actor actor = cast.actor(map.text("as"));
        Instant at = clock.instant().minus(Duration.ofDays(map.integer("daysAgo", 0, 3650, 60)));
        @Nullable String parent = map.optionalText("of").orElse(null);
        Double[] degrees = degrees(map);
        var draft = new Draft(
                cast.organisation(map.text("organisation")),
                null,
                parent == null ? null : ids.get(parent),
                map.optionalText("place").orElse(null),
                degrees.length == 0 ? null : degrees[0],
                degrees.length == 0 ? null : degrees[1],
                texts(map),
                null);
        long id = DataScopes.call(actor.scope(), () -> registers.add(register, draft, actor, at));
        map.optionalText("id").ifPresent(key -> ids.put(key, id));
        Instant moment = at;
        for (YamlMap step : map.maps("then")) {
            moment = moment.plus(step.requiredParsed("after", Walk::after).orElse(Duration.ZERO));
            act(id, step, moment);
        }
        map.finish();
    }

    private void act(long id, YamlMap step, Instant at) {
        Actor actor = cast.actor(step.text("as"));
        String action = step.text("do");
        @Nullable String reason = step.optionalText("reason").orElse(null);
        Map<String, String> fields = texts(step);
        step.finish();
        DataScopes.run(actor.scope(), () -> registers.act(id, action, null, reason, fields, actor, at));
    }

    private static Double[] degrees(YamlMap map) {
        return map.parsed("at", text -> {
                    String[] parts = text.split(",", 2);
                    return new Double[] {Double.valueOf(parts[0]), Double.valueOf(parts[1])};
                })
                .orElse(new Double[0]);
    }

    /** Fields, with days such as <code>{+30d}</code> counted from today. */
    private Map<String, String> texts(YamlMap map) {
        var texts = new TreeMap<String, String>();
        map.map("fields").ifPresent(given -> {
            given.keys().forEach(each -> texts.put(each, given.text(each)));
            given.finish();
        });
        return walker.dated(texts, clock.instant(), false);
    }
}
