package io.bihuan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.bihuan.server.demo.Cast;
import io.bihuan.server.demo.Walk;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the values of the samples into the product's forms, as somebody would who reads them from a sheet. */
record Form(Page page, Cast cast, Desks desks) {

    private static final Pattern LIMIT = Pattern.compile("(\\d+)(wd|d|h|m)");
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    /**
     * Fills one field, whatever kind of field the product shows.
     *
     * @param value as samples write it: a text, the key of a choice, {@code org:} or {@code who:} with a key, a day
     */
    void put(String testId, String value) {
        Locator field = page.getByTestId(testId);
        Optional<LocalDate> day = Walk.day(value, LocalDate.now(CITY));
        Matcher limit = LIMIT.matcher(value);
        if (day.isPresent()) {
            date(field, day.get() + (value.endsWith("T}") ? " 18:00" : ""));
        } else if (value.startsWith("org:")) {
            for (String each : value.split(",")) {
                organisation(testId, each.substring(4));
            }
            page.keyboard().press("Escape");
        } else if (value.startsWith("who:")) {
            for (String each : value.split(",")) {
                person(testId, each.substring(4));
            }
            page.keyboard().press("Escape");
        } else if (limit.matches() && page.getByTestId(testId + "-unit").count() > 0) {
            typed(field, limit.group(1));
            choose(testId + "-unit", limit.group(2));
        } else if (isSelect(field)) {
            choose(testId, value);
        } else {
            typed(field, value);
        }
    }

    /** Chooses an organisation by its name, whatever else the box can hold. */
    void organisation(String testId, String key) {
        String name = cast.body(key).name();
        Locator box = page.getByTestId(testId);
        box.click();
        box.locator("input").fill(name);
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        assertThat(box).containsText(name);
    }

    /** Chooses by a key out of what a box offers for the typed words. */
    void find(String testId, String words, String key) {
        page.getByTestId(testId).click();
        page.getByTestId(testId).locator("input").fill(words);
        page.getByTestId(testId + "-" + key).click();
    }

    private void person(String testId, String login) {
        find(
                testId,
                desks.session(login).get("displayName").asString(),
                desks.session(login).get("personId").asString());
    }

    private void choose(String testId, String key) {
        page.getByTestId(testId).click();
        page.getByTestId(testId + "-" + key).click();
    }

    private static boolean isSelect(Locator field) {
        return field.getAttribute("class").contains("el-select");
    }

    private static void date(Locator field, String text) {
        Locator input = field.locator("input").or(field).last();
        input.fill(text);
        input.press("Enter");
    }

    private static void typed(Locator field, String text) {
        field.locator("input,textarea").or(field).last().fill(text);
    }
}
