package io.bihuan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import io.bihuan.server.demo.Cast;
import io.bihuan.server.demo.Walk;
import io.bihuan.server.identity.Role;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.ledger.type.Need;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One case going its whole way on the screens, as the sample of its type tells it. Where a step may only be done after
 * days in a stage, its refusal is read, and the walk goes on with the case of the demo city's past that has stood there
 * long enough.
 */
final class CaseWalk {

    private static final Pattern CASE_PAGE = Pattern.compile(".*/cases/(\\d+)");

    private final Desks desks;
    private final Cast cast;
    private final CaseTypes types;
    private final CaseType type;
    private final Walk walk;
    private Standing own;
    private Standing part;
    private String doing = "nothing yet";
    private boolean evidenceRefused;
    private int files;

    /**
     * Where a case stands.
     *
     * @param done keys of the actions of this walk, in order
     */
    private record Standing(long id, CaseType type, String stage, List<String> done) {

        static Standing begun(long id, CaseType type) {
            return new Standing(id, type, type.first().key(), List.of());
        }

        Standing after(CaseType.Action action) {
            var more = new ArrayList<>(done);
            more.add(action.key());
            String to = action.to();
            return new Standing(id, type, to == null ? stage : to, List.copyOf(more));
        }

        /** The last step of this walk in the history that a page shows. */
        Locator lastOn(Page page) {
            long times = done.stream().filter(done.getLast()::equals).count();
            return page.getByTestId("event-" + done.getLast()).nth((int) times - 1);
        }

        /** Waits until a page that stood open shows what others have done meanwhile. */
        void isShownOn(Page page) {
            assertThat(page.getByTestId("case-stage-key")).hasText(stage);
            if (!done.isEmpty()) {
                assertThat(lastOn(page)).isVisible();
            }
        }

        String path() {
            return "/cases/" + id;
        }
    }

    CaseWalk(Desks desks, Cast cast, CaseTypes types, Walk walk) {
        this.desks = desks;
        this.cast = cast;
        this.types = types;
        this.walk = walk;
        this.type = types.find(walk.type()).orElseThrow();
        this.own = Standing.begun(0, type);
        this.part = own;
    }

    /** What was being done last, for whoever reads of a failure. */
    String doing() {
        return doing;
    }

    void go() {
        file();
        for (int i = 0; i < walk.steps().size(); i++) {
            Walk.Step step = walk.steps().get(i);
            doing = "step " + (i + 1) + " " + step.action() + (step.onChild() ? " of the part" : "") + " as "
                    + step.as();
            step(step, i);
        }
        doing = "the closed case";
        closed();
        doing = "the case as strangers see it";
        unseen();
        doing = "the look-back";
        lookBack();
    }

    private void file() {
        Walk.Opening opening = walk.file();
        doing = "filing as " + opening.as();
        Page page = desks.at(opening.as(), "/cases/file");
        Form form = new Form(page, cast, desks);
        Locator card = page.getByTestId("file-type-" + type.key());
        card.or(page.getByTestId("file-form")).first().waitFor();
        if (card.isVisible()) {
            card.click();
        }
        Locator submit = page.getByTestId("file-submit");
        assertThat(submit).isDisabled();
        if (opening.condition() != null) {
            form.find("file-condition", opening.condition(), opening.condition());
        }
        page.getByTestId("file-title").fill(opening.title());
        form.organisation("file-organisation", opening.organisation());
        page.getByTestId("file-severity-" + opening.severity()).click();
        Locator more = page.getByTestId("file-more").locator("summary");
        if (more.count() > 0) {
            more.click();
        }
        opening.fields().forEach((key, value) -> form.put("file-field-" + key, value));
        if (opening.reason() != null) {
            page.getByTestId("file-reason").fill(opening.reason());
        }
        if (opening.place() != null) {
            page.getByTestId("file-place").fill(opening.place());
        }
        if (!opening.at().isEmpty()) {
            page.context()
                    .setGeolocation(
                            new Geolocation(opening.at().getLast(), opening.at().getFirst()));
            page.getByTestId("place-here").click();
            assertThat(page.getByTestId("file-form"))
                    .containsText("%.5f, %.5f"
                            .formatted(opening.at().getFirst(), opening.at().getLast()));
        }
        page.getByTestId("file-evidence").setInputFiles(photo("立案"));
        submit.click();
        page.waitForURL(CASE_PAGE);
        own = Standing.begun(number(page.url()), type);
        assertThat(page.getByTestId("case-title-text")).hasText(opening.title());
        own.isShownOn(page);
        assertThat(page.getByTestId("case-evidence")).containsText("立案");
        explainDue(page);
    }

    /** By which rule and calendar the limit runs, from the case page. */
    private static void explainDue(Page page) {
        page.getByTestId("due-explain").click();
        Locator table = page.getByTestId("due-table").first();
        assertThat(table).isVisible();
        assertThat(table.getByTestId("due-interval").first()).isVisible();
        page.keyboard().press("Escape");
        assertThat(table).isHidden();
    }

    private void step(Walk.Step step, int index) {
        Standing standing = step.onChild() ? part : own;
        CaseType.Action action = standing.type().action(step.action()).orElseThrow();
        for (Need need : action.needs()) {
            if (need instanceof Need.InStage inStage) {
                own = standing =
                        whoStoodLongEnough(step, action, inStage.atLeast().amount(), index);
            }
        }
        Page page = desks.at(step.as(), standing.path());
        standing.isShownOn(page);
        page.getByTestId("case-action-" + action.key()).first().click();
        Locator form = page.getByTestId("action-form");
        Locator submit = page.getByTestId("action-submit");
        assertThat(form).isVisible();
        if (action.needsReason()) {
            assertThat(submit).isDisabled();
        }
        fill(step, page, form);
        handIn(step, page, form);
        submit.click();
        Locator fault = page.getByTestId("action-fault");
        page.waitForCondition(() -> form.count() == 0 || fault.isVisible());
        assertThat(form.count() == 0 ? "" : fault.innerText()).isEmpty();
        arrive(step, standing.after(action), page);
    }

    private void fill(Walk.Step step, Page page, Locator dialog) {
        Form form = new Form(page, cast, desks);
        if (step.to() != null) {
            form.organisation("action-organisation", step.to());
        }
        step.inputs().forEach((key, value) -> form.put("action-input-" + key, value));
        step.fields().forEach((key, value) -> form.put("action-field-" + key, value));
        if (step.reason() != null) {
            dialog.getByTestId("action-reason").fill(step.reason());
        }
    }

    /** Hands in what the step states; where the dialog still lacks any of it, it does not let the step be done. */
    private void handIn(Walk.Step step, Page page, Locator form) {
        if (!step.evidence().isEmpty() && form.getByTestId("evidence-need").count() > 0) {
            assertThat(page.getByTestId("action-submit")).isDisabled();
            evidenceRefused = true;
        }
        for (String said : step.evidence()) {
            String[] parts = said.split("/");
            if (parts[0].equals("signature")) {
                sign(page, form);
            } else {
                form.getByTestId("evidence-moment-" + (parts.length > 1 ? parts[1] : "other"))
                        .click();
                FilePayload file =
                        parts[0].equals("document") ? Papers.document(name(step.action())) : photo(step.action());
                form.getByTestId("evidence-input").setInputFiles(file);
                assertThat(form.getByText(file.name)).isVisible();
            }
        }
        assertThat(form.getByTestId("evidence-need")).hasCount(0);
    }

    private static void sign(Page page, Locator form) {
        form.getByTestId("evidence-sign").click();
        assertThat(page.getByTestId("signature-done")).isDisabled();
        var pad = page.getByTestId("signature-pad").boundingBox();
        page.mouse().move(pad.x + pad.width * 0.2, pad.y + pad.height * 0.6);
        page.mouse().down();
        for (double along = 0.25; along < 0.8; along += 0.05) {
            page.mouse().move(pad.x + pad.width * along, pad.y + pad.height * (0.5 + 0.25 * Math.sin(along * 25)));
        }
        page.mouse().up();
        page.getByTestId("signature-done").click();
        assertThat(form.getByText("签名").last()).isVisible();
        assertThat(page.getByTestId("signature-pad")).isHidden();
    }

    private void arrive(Walk.Step step, Standing next, Page page) {
        if (step.onChild()) {
            part = next;
        } else {
            own = next;
        }
        Locator gone = page.getByTestId("load-error");
        next.lastOn(page).or(gone).first().waitFor();
        if (!gone.isVisible()) {
            next.isShownOn(page);
        }
        if (step.inputs().containsKey("type")) {
            Locator link = page.getByTestId("case-tree").locator("a").last();
            assertThat(link).containsText(step.inputs().get("title"));
            CaseType of = types.find(step.inputs().get("type")).orElseThrow();
            part = Standing.begun(number(link.getAttribute("href")), of);
        }
    }

    /** Reads the refusal that the case has not stood in its stage long enough, and opens the one that has. */
    private Standing whoStoodLongEnough(Walk.Step step, CaseType.Action action, int days, int index) {
        Page page = desks.at(step.as(), own.path());
        own.isShownOn(page);
        assertThat(page.getByTestId("case-action-" + action.key())).hasCount(0);
        page.getByTestId("case-denied").click();
        assertThat(page.getByTestId("denied-" + action.key())).containsText(Integer.toString(days));
        Walk.Other older = walk.others().stream()
                .filter(other -> other.steps() == index)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no other sample of " + type.key() + " has gone " + index
                        + " steps, to wait where " + action.key() + " is done"));
        long id = find(step.as(), older.opening().title());
        return new Standing(id, type, own.stage(), List.of());
    }

    /** Finds a case by its title in the list of all cases, and opens it. */
    private long find(String login, String title) {
        Page page = desks.at(login, "/cases?state=all");
        page.getByTestId("case-search")
                .locator("input")
                .or(page.getByTestId("case-search"))
                .last()
                .fill(title);
        page.getByTestId(Pattern.compile("case-row-.*"))
                .filter(new Locator.FilterOptions().setHasText(title))
                .first()
                .getByText(title)
                .click();
        page.waitForURL(CASE_PAGE);
        return number(page.url());
    }

    private void closed() {
        assertThat(type.stage(own.stage()).orElseThrow().last()).isTrue();
        Walk.Step last = walk.steps().getLast();
        Page page = desks.at(last.as(), own.path());
        own.isShownOn(page);
        assertThat(page.getByTestId("chain-badge")).hasAttribute("data-intact", "true");
        assertThat(evidenceRefused)
                .as("whether a step without its evidence was refused")
                .isEqualTo(
                        walk.steps().stream().anyMatch(step -> !step.evidence().isEmpty()));
    }

    /** Somebody of another company or town; of a confidential case also those who see the whole city. */
    private void unseen() {
        var strangers = new ArrayList<String>();
        Set<String> near = lineages();
        cast.players().stream()
                .filter(player -> player.role() == Role.ENTERPRISE_SAFETY_MANAGER || player.role() == Role.UNIT_HANDLER)
                .filter(player -> !near.contains(player.at()))
                .map(Cast.Player::login)
                .findFirst()
                .ifPresent(strangers::add);
        if (type.loop().confidential()) {
            strangers.add("lingdao");
        }
        assertThat(strangers).isNotEmpty();
        for (String stranger : strangers) {
            Page page = desks.at(stranger, own.path());
            assertThat(page.getByTestId("load-error")).isVisible();
            assertThat(page.getByTestId("case-stage-key")).hasCount(0);
            assertThat(desks.status(page, "/api" + own.path() + "/verification"))
                    .isEqualTo(404);
        }
    }

    /** Every organisation that has to do with the case, and those above it. */
    private Set<String> lineages() {
        var named = new HashSet<String>();
        named.add(walk.file().organisation());
        named.add(at(walk.file().as()));
        for (Walk.Step step : walk.steps()) {
            named.add(at(step.as()));
            if (step.to() != null) {
                named.add(step.to());
            }
            step.inputs().values().stream()
                    .filter(value -> value.startsWith("org:"))
                    .forEach(value -> named.add(value.substring(4)));
        }
        var all = new HashSet<String>();
        for (String key : named) {
            for (String each = key;
                    !each.equals(Cast.CITY);
                    each = cast.body(each).parent()) {
                all.add(each);
            }
        }
        return all;
    }

    private String at(String login) {
        return cast.players().stream()
                .filter(player -> player.login().equals(login))
                .map(Cast.Player::at)
                .findFirst()
                .orElse(Cast.CITY);
    }

    /**
     * The walked case is only to be looked back at in weeks; the case of the demo city's past whose turn has come is
     * looked back at now.
     */
    private void lookBack() {
        Walk.LookingBack back = walk.lookBack();
        assertThat(back == null).isEqualTo(type.loop().lookBack() == null);
        if (back == null) {
            return;
        }
        doing += " as " + back.as();
        Page page = desks.at(back.as(), own.path());
        assertThat(page.getByTestId("case-look-backs").getByTestId("look-back-WAITING"))
                .isVisible();
        assertThat(page.getByTestId("look-back-do")).hasCount(0);
        String title = walk.others().stream()
                .filter(Walk.Other::lookBackWaits)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no other sample of " + type.key() + " waits to be looked back at"))
                .opening()
                .title();
        page = desks.at(back.as(), "/look-backs?mine=true");
        Locator row = row(page, title);
        row.getByTestId("look-back-do").click();
        Locator submit = page.getByTestId("look-back-submit");
        assertThat(submit).isDisabled();
        page.getByTestId("look-back-result-" + back.result()).click();
        assertThat(submit).isDisabled();
        page.getByTestId("look-back-text").fill(back.text());
        submit.click();
        assertThat(row).hasCount(0);
        page = desks.at(back.as(), "/look-backs?state=DONE");
        assertThat(row(page, title).getByTestId("look-back-" + back.result())).isVisible();
        row(page, title).getByText(title).click();
        page.waitForURL(CASE_PAGE);
        assertThat(page.getByTestId("case-look-backs")).containsText(back.text());
        assertThat(page.getByTestId("chain-badge")).hasAttribute("data-intact", "true");
    }

    private static Locator row(Page page, String title) {
        return page.getByTestId(Pattern.compile("look-back-row-.*"))
                .filter(new Locator.FilterOptions().setHasText(title));
    }

    /** The number at the end of an address. */
    private static long number(String address) {
        return Long.parseLong(address.replaceAll(".*/", ""));
    }

    private FilePayload photo(String what) {
        return Papers.photo(name(what), Instant.now(), walk.file().at());
    }

    private String name(String what) {
        files++;
        return what + "-" + files;
    }
}
