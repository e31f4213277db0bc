package io.bihuan.server.http;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The product's words in Chinese and English, from every module's {@code messages/<module>.properties} (Chinese, UTF-8)
 * and {@code messages/<module>_en.properties}. {@code {0}}, {@code {1}} … stand for the arguments; nothing else is
 * special, an apostrophe is an apostrophe.
 */
@Component
public final class Messages {

    private final Map<String, String> chinese = new HashMap<>();
    private final Map<String, String> english = new HashMap<>();

    /** Reads all bundles on the class path. */
    public Messages() {
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
                String name = String.valueOf(file.getFilename());
                read(file, name.endsWith("_en.properties") ? english : chinese);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Resource file, Map<String, String> into) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        for (String key : properties.stringPropertyNames()) {
            into.put(key, properties.getProperty(key));
        }
    }

    /** The text for a key, the key itself where no bundle has it. */
    public String text(Locale locale, String key, Object... arguments) {
        return find(locale, key, arguments).orElse(key);
    }

    /** The text for a key, empty where no bundle has it. English falls back to Chinese. */
    public Optional<String> find(Locale locale, String key, Object... arguments) {
        String text = locale.getLanguage().equals("en") ? english.get(key) : null;
        if (text == null) {
            text = chinese.get(key);
        }
        if (text == null) {
            return Optional.empty();
        }
        String filled = text;
        for (int i = 0; i < arguments.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return Optional.of(filled);
    }

    /** Every text whose key begins so, by its key. English falls back to Chinese. */
    public Map<String, String> beginningWith(Locale locale, String prefix) {
        var found = new HashMap<String, String>();
        chinese.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .forEach(key -> found.put(key, text(locale, key)));
        return found;
    }

    /** The keys of one language, for the test that both have the same. */
    java.util.Set<String> keys(Locale locale) {
        return locale.getLanguage().equals("en") ? english.keySet() : chinese.keySet();
    }
}
