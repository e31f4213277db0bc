package io.bihuan.server.http;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Shortens the names of schemas from full class names, which springdoc must use because short ones clash: to the class's
 * own name where that is the only one, else with the class around it in front ({@code SessionPasswordBody}).
 */
@Component
class SchemaNames implements GlobalOpenApiCustomizer {

    private static final String PREFIX = "io.bihuan.";

    @Override
    public void customise(OpenAPI description) {
        if (description.getComponents() == null || description.getComponents().getSchemas() == null) {
            return;
        }
        var names = description.getComponents().getSchemas().keySet();
        Map<String, Long> uses =
                names.stream().collect(Collectors.groupingBy(SchemaNames::last, Collectors.counting()));
        var shortened = new HashMap<String, String>();
        for (String name : names) {
            shortened.put(name, uses.getOrDefault(last(name), 0L) == 1 ? last(name) : around(name) + last(name));
        }
        try {
            String text = Json31.mapper().writeValueAsString(description);
            for (var entry : shortened.entrySet()) {
                text = text.replace("schemas/" + entry.getKey() + "\"", "schemas/" + entry.getValue() + "\"")
                        .replace("\"" + entry.getKey() + "\":", "\"" + entry.getValue() + "\":");
            }
            OpenAPI renamed = Json31.mapper().readValue(text, OpenAPI.class);
            description.setPaths(renamed.getPaths());
            description.setComponents(renamed.getComponents());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class's own name; a page of rows is named after its rows. */
    private static String last(String name) {
        int argument = name.toLowerCase(Locale.ROOT).indexOf(PREFIX, 1);
        return argument < 0
                ? name.substring(name.lastIndexOf('.') + 1)
                : last(name.substring(argument)) + last(name.substring(0, argument));
    }

    private static String around(String name) {
        String rest = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        String outer = rest.substring(rest.lastIndexOf('.') + 1).replace("Controller", "");
        return outer.isEmpty() ? "" : Character.toUpperCase(outer.charAt(0)) + outer.substring(1);
    }
}
