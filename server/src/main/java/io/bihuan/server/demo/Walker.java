package io.bihuan.server.demo;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.CaseStep;
import io.bihuan.server.ledger.Cases;
import io.bihuan.server.ledger.FileCase;
import io.bihuan.server.ledger.LookBacks;
import io.bihuan.server.ledger.evidence.EvidenceFiles;
import io.bihuan.server.ledger.evidence.EvidenceTags;
import io.bihuan.server.ledger.evidence.StoredFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Goes the ways of the samples through the ledger's own door, each step as the person it names. */
@Component
class Walker {

    private static final ZoneId CITY = ZoneOffset.ofHours(8);

    private final Cases cases;
    private final EvidenceFiles files;
    private final LookBacks lookBacks;
    private final SampleCast cast;
    private final SampleRows samples;

    Walker(Cases cases, EvidenceFiles files, LookBacks lookBacks, SampleCast cast, SampleRows samples) {
        this.cases = cases;
        this.files = files;
        this.lookBacks = lookBacks;
        this.cast = cast;
        this.samples = samples;
    }

    /** The case a step is done to: the one that walks, or the newest part split off it. */
    long target(long caseId, Walk.Step step) {
        return step.onChild() ? samples.newestPart(caseId) : caseId;
    }

    /**
     * Looks back at a closed case, a day after that may be done.
     *
     * @param latest nothing is done that would come after this moment
     * @return whether it was done
     */
    boolean lookBack(long caseId, Walk.LookingBack back, Instant latest) {
        Optional<SampleRows.Due> due = samples.lookBack(caseId);
        Instant at = due.map(each -> each.from().plus(Duration.ofDays(1))).orElse(Instant.MAX);
        if (at.isAfter(latest)) {
            return false;
        }
        Actor actor = cast.actor(back.as());
        var finding = new LookBacks.Finding(LookBacks.Result.valueOf(back.result()), back.text(), List.of());
        long id = due.orElseThrow().id();
        DataScopes.run(actor.scope(), () -> lookBacks.finish(id, finding, actor, at));
        return true;
    }

    /** Files the case; gives its id. */
    long file(String type, Walk.Opening opening, Instant at) {
        Actor actor = cast.actor(opening.as());
        var command = new FileCase(
                type,
                opening.title(),
                opening.severity(),
                null,
                null,
                cast.organisation(opening.organisation()),
                null,
                opening.place(),
                opening.at().isEmpty() ? null : opening.at().getFirst(),
                opening.at().isEmpty() ? null : opening.at().getLast(),
                dated(opening.fields(), at, false),
                opening.reason(),
                opening.condition() == null ? null : samples.condition(type, opening.condition()),
                "normal",
                List.of());
        return DataScopes.call(
                actor.scope(), () -> cases.file(command, actor, at).id());
    }

    /**
     * Does a step, with what it hands in.
     *
     * @param to key of the organisation that handles the case instead of the one the step names
     */
    void step(long walking, Walk.Step step, @Nullable String to, Instant at) {
        long caseId = target(walking, step);
        Actor actor = cast.actor(step.as());
        DataScopes.run(actor.scope(), () -> {
            List<Long> evidence = step.evidence().stream()
                    .map(kind -> handIn(caseId, kind, step, actor, at))
                    .toList();
            cases.act(asked(caseId, step, to, evidence, at), actor, at);
        });
    }

    /** The step as the ledger takes it. */
    CaseStep asked(long caseId, Walk.Step step, @Nullable String to, List<Long> evidence, Instant at) {
        String handler = step.to() != null && to != null ? to : step.to();
        return new CaseStep(
                caseId,
                step.action(),
                null,
                step.reason(),
                dated(step.fields(), at, false),
                evidence,
                handler == null ? null : cast.organisation(handler),
                dated(step.inputs(), at, true));
    }

    private long handIn(long caseId, String kind, Walk.Step step, Actor actor, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, CITY);
        boolean document = kind.startsWith("document");
        byte[] content = document
                ? DemoPaper.write(step.action() + " " + day)
                : DemoPicture.draw(kind.endsWith("after"), "HC " + caseId + "  " + day, new SplittableRandom(caseId));
        StoredFile stored = files.store(new ByteArrayInputStream(content));
        String name =
                (document ? "材料-" : kind.endsWith("before") ? "整改前-" : "现场-") + day + (document ? ".pdf" : ".jpg");
        String moment = kind.endsWith("/before") ? "before" : kind.endsWith("/after") ? "after" : null;
        String said = kind.startsWith("signature") ? "signature" : null;
        Double[] place = samples.place(caseId);
        var tags = new EvidenceTags(said, moment, at.minusSeconds(300), place[0], place[1]);
        return cases.addEvidence(caseId, stored, name, document ? EvidenceTags.NONE : tags, actor, at.minusSeconds(60))
                .id();
    }

    /** Values in which days stand as dates, and as moments where inputs ask for one. */
    Map<String, String> dated(Map<String, String> values, Instant at, boolean inputs) {
        LocalDate today = LocalDate.ofInstant(at, CITY);
        return values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
            String value = entry.getValue();
            String written = Walk.day(value, today)
                    .map(day -> value.endsWith("T}")
                            ? day.atTime(18, 0).atZone(CITY).toInstant().toString()
                            : day.toString())
                    .orElse(value);
            return inputs ? cast.resolved(written) : written;
        }));
    }

    /** A page of paper as people hand it in. */
    static final class DemoPaper {
        private DemoPaper() {}

        /** A PDF of one page with one line of plain letters. */
        static byte[] write(String line) {
            String text = "BT /F1 14 Tf 60 760 Td (" + line.replaceAll("[^A-Za-z0-9 .:-]", "") + ") Tj ET";
            return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                            + "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
                            + "4 0 obj<</Length " + text.length() + ">>stream\n" + text + "\nendstream endobj\n"
                            + "trailer<</Root 1 0 R>>\n%%EOF\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }
    }
}
