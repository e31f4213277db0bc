package io.bihuan.server.demo;

import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.CaseStep;
import io.bihuan.server.ledger.Cases;
import io.bihuan.server.ledger.evidence.EvidenceFiles;
import io.bihuan.server.ledger.evidence.StoredFile;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The way of one past case, step after step, until it is closed or the present is reached. */
final class DemoCourse {
    private static final ZoneOffset LOCAL = ZoneOffset.ofHours(8);

    private final Cases cases;
    private final EvidenceFiles files;
    private final SplittableRandom random;
    private final Instant now;
    private final long caseId;
    private final DemoStory story;
    private final DemoCity.Vehicle vehicle;
    private final Actor supervisor;
    private final Actor manager;
    private final Actor verifier;
    private Instant at = Instant.MIN;
    private int stepsLeft = Integer.MAX_VALUE;
    private boolean hurried;

    DemoCourse(
            Cases cases,
            EvidenceFiles files,
            SplittableRandom random,
            Instant now,
            long caseId,
            DemoStory story,
            DemoCity.Vehicle vehicle,
            Actor supervisor,
            Actor manager,
            @Nullable Actor inspector) {
        this.cases = cases;
        this.files = files;
        this.random = random;
        this.now = now;
        this.caseId = caseId;
        this.story = story;
        this.vehicle = vehicle;
        this.supervisor = supervisor;
        this.manager = manager;
        this.verifier = inspector == null ? supervisor : inspector;
    }

    /** Goes only so many steps, in minutes rather than hours, so that the case stands where it is wanted today. */
    void runSteps(Instant filedAt, int steps) {
        stepsLeft = steps;
        hurried = true;
        run(filedAt, 50);
    }

    void run(Instant filedAt) {
        run(filedAt, random.nextInt(100));
    }

    private void run(Instant filedAt, int fate) {
        at = filedAt;
        if (fate < 5) {
            step("dismiss", supervisor, minutes(8, 60), "核对轨迹与视频，系设备误报", Map.of());
            return;
        }
        boolean going = step("accept", supervisor, minutes(3, 26), null, Map.of())
                && step("dispatch", supervisor, minutes(2, 24), "请企业核实并整改", Map.of());
        if (going && fate < 12) {
            going = step("return", manager, hours(1, 5), "该车当日由第二车队承运，请改派", Map.of())
                    && step("dispatch", supervisor, minutes(10, 90), "经核实仍由贵公司负责，请整改", Map.of());
        }
        if (!going) {
            return;
        }
        boolean late = fate >= 84;
        going = handIn(late ? hours(80, 150) : hours(3, 30));
        if (going && fate >= 12 && fate < 20) {
            going = step("reject", verifier, hours(1, 5), "照片未体现整改后的状态，请补充", Map.of()) && handIn(hours(2, 9));
        }
        if (going && step("verify", verifier, hours(1, 6), "现场复核，整改到位", Map.of())) {
            step("close", supervisor, hours(1, 4), null, Map.of());
        }
    }

    /** The company proves what it did, with a picture. */
    private boolean handIn(Duration after) {
        Instant next = next(after);
        if (stepsLeft == 0 || next.isAfter(now)) {
            return false;
        }
        String day = LocalDate.ofInstant(next, LOCAL).toString();
        byte[] picture = DemoPicture.draw(story.workshop(), vehicle.plate().substring(1) + "  " + day, random);
        StoredFile stored = files.store(new ByteArrayInputStream(picture));
        String name = (story.workshop() ? "检修现场-" : "安全教育-") + day + ".jpg";
        cases.addEvidence(caseId, stored, name, manager, next.minusSeconds(240));
        return stepAt(
                "hand-in",
                manager,
                next,
                story.measure(),
                Map.of(
                        "cause",
                        story.cause(),
                        "measure",
                        story.measure(),
                        "driver",
                        vehicle.driverName(),
                        "trainedOn",
                        day));
    }

    /** Does a step so much later, in office hours for long waits; false when that has not come yet. */
    private boolean step(
            String action, Actor actor, Duration after, @Nullable String reason, Map<String, String> fields) {
        return stepAt(action, actor, next(after), reason, fields);
    }

    private boolean stepAt(
            String action, Actor actor, Instant next, @Nullable String reason, Map<String, String> fields) {
        if (stepsLeft == 0 || next.isAfter(now)) {
            return false;
        }
        stepsLeft--;
        cases.act(new CaseStep(caseId, action, null, reason, fields, List.of(), null), actor, next);
        at = next;
        return true;
    }

    private Instant next(Duration after) {
        if (hurried) {
            return at.plusSeconds(Math.min(after.toSeconds(), 1_500 + random.nextInt(900)));
        }
        return after.toMinutes() > 59 ? inOfficeHours(at.plus(after)) : at.plus(after);
    }

    private Instant inOfficeHours(Instant instant) {
        ZonedDateTime local = instant.atZone(LOCAL);
        if (local.getHour() >= 18) {
            local = local.plusDays(1).withHour(8);
        } else if (local.getHour() < 8) {
            local = local.withHour(8);
        }
        if (local.getHour() == 8) {
            local = local.withMinute(30 + random.nextInt(29));
        }
        return local.toInstant().isBefore(instant) ? instant : local.toInstant();
    }

    private Duration minutes(int from, int to) {
        return Duration.ofSeconds(60L * from + random.nextInt(60 * (to - from)));
    }

    private Duration hours(int from, int to) {
        return Duration.ofMinutes(60L * from + random.nextInt(60 * (to - from)));
    }
}
