package io.bihuan.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * People at their screens: everybody signs in once, with their own login, in a browser of their own, and stays signed in.
 * Everybody has at most one page, which stays open while others work, until {@link #leave} closes all of them.
 */
final class Desks implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Chromium chromium;
    private final String base;
    private final String password;
    private final Map<String, BrowserContext> browsers = new HashMap<>();
    private final Map<String, JsonNode> sessions = new HashMap<>();
    private final Map<String, Page> pages = new HashMap<>();
    private String turn = "";

    Desks(Chromium chromium, String base, String password) {
        this.chromium = chromium;
        this.base = base;
        this.password = password;
    }

    /** The page of the person whose turn it is now, at an address of the product. */
    Page at(String login, String path) {
        turn = login;
        Page page = pages.computeIfAbsent(login, this::page);
        if (!page.url().equals(base + path)) {
            page.navigate(base + path);
            signIn(page, login);
        }
        return page;
    }

    /** Closes everybody's page; they stay signed in. */
    void leave() {
        pages.values().forEach(Page::close);
        pages.clear();
    }

    /** What the product says of a person: personId, displayName, organisation … */
    JsonNode session(String login) {
        if (!sessions.containsKey(login)) {
            try (Page page = page(login)) {
                page.navigate(base + "/account");
                signIn(page, login);
            }
        }
        return Objects.requireNonNull(sessions.get(login));
    }

    private Page page(String login) {
        return browsers.computeIfAbsent(
                        login,
                        each -> chromium.person(new Browser.NewContextOptions()
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setPermissions(List.of("geolocation"))
                                .setViewportSize(1366, 900)))
                .newPage();
    }

    /** Whoever comes to an address without having signed in signs in, and is led there. */
    private void signIn(Page page, String login) {
        if (!sessions.containsKey(login)) {
            page.getByTestId("login-name").fill(login);
            page.getByTestId("login-password").fill(password);
            page.getByTestId("login-submit").click();
            page.waitForURL(url -> !url.contains("/login"));
            sessions.put(
                    login,
                    JSON.readTree(page.request().get(base + "/api/session").text()));
        }
    }

    /** How the product answers the person at a page, at an address of its interface. */
    int status(Page page, String path) {
        return page.request().get(base + path).status();
    }

    /** What the open page shows, as a picture in a file and as the beginning of its words. */
    String shown(Path picture) {
        Page page = pages.get(turn);
        if (page == null) {
            return "no page is open";
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
        String words = page.locator("body").innerText().strip();
        return turn + " at " + page.url() + " (" + picture + "): " + words.substring(0, Math.min(1500, words.length()));
    }

    @Override
    public void close() {
        browsers.values().forEach(BrowserContext::close);
    }
}
