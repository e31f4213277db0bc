package io.bihuan.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The system's own Chromium, driven without a window. Tests skip, saying so, where there is none. */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    /** How long anything on a page may take before a test calls it missing: long enough for a busy machine. */
    private static final double PATIENCE_MILLISECONDS = 60_000;

    static Chromium start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLISECONDS);
        Path executable =
                PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        Assumptions.assumeTrue(
                executable != null, "no Chromium in " + PLACES + ": install it to run the browser tests");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
        return new Chromium(playwright, browser);
    }

    /** A browser of one person: with cookies and a store of its own, in Chinese. */
    BrowserContext person(Browser.NewContextOptions options) {
        BrowserContext person = browser.newContext(options.setLocale("zh-CN").setTimezoneId("Asia/Shanghai"));
        person.setDefaultTimeout(PATIENCE_MILLISECONDS);
        return person;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
