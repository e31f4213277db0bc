package io.bihuan.server.citizen;

import io.bihuan.server.citizen.CitizenService.Tracking;
import io.bihuan.server.citizen.ServiceAttribute.Datatype;
import io.bihuan.server.citizen.ServiceAttribute.Value;
import io.bihuan.server.ledger.condition.FilingOutline;
import io.bihuan.server.yaml.YamlDocument;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the list of what citizens can report; docs/citizens.md explains every key. */
final class CitizenServiceFile {

    private final ServiceCheck check;

    private CitizenServiceFile(ServiceCheck check) {
        this.check = check;
    }

    /** Tells what is wrong in a service as a whole, at its place in the file. */
    interface ServiceCheck {
        void check(CitizenService service, YamlMap place);
    }

    /** Reads a file; what is wrong is added to the faults, and then the list means nothing. */
    static List<CitizenService> read(String file, String text, ServiceCheck check, YamlFaults faults) {
        var reader = new CitizenServiceFile(check);
        var services = new ArrayList<CitizenService>();
        YamlDocument.read(file, text, faults).ifPresent(top -> {
            top.text("source");
            top.text("mark");
            Set<String> codes = new HashSet<>();
            top.maps("services").forEach(map -> services.add(reader.service(map, codes)));
            top.finish();
        });
        return List.copyOf(services);
    }

    private CitizenService service(YamlMap map, Set<String> codes) {
        String code = map.text("code");
        if (!code.matches("[a-z][a-z0-9-]{0,39}")) {
            map.fault("code", "must be small letters, digits and hyphens");
        } else if (!codes.add(code)) {
            map.fault("code", "is '" + code + "', which another service has");
        }
        String name = map.text("name");
        String nameEn = map.text("nameEn");
        Map<String, String> fields = new LinkedHashMap<>();
        map.map("fields").ifPresent(given -> given.keys().forEach(key -> fields.put(key, given.text(key))));
        Set<String> attributes = new HashSet<>();
        var service = new CitizenService(
                code,
                name,
                nameEn,
                map.optionalText("description").orElse(name),
                map.optionalText("descriptionEn").orElse(nameEn),
                map.text("group"),
                map.text("groupEn"),
                map.texts("keywords"),
                map.choice("tracking", Tracking.class).orElse(Tracking.REALTIME),
                (int) map.integer("severity", 1, 4, 2),
                new FilingOutline(
                        map.text("type"), map.optionalText("condition").orElse(null), fields),
                map.maps("attributes").stream()
                        .map(attribute -> attribute(attribute, attributes))
                        .toList());
        check.check(service, map);
        map.finish();
        return service;
    }

    private static ServiceAttribute attribute(YamlMap map, Set<String> codes) {
        String code = map.text("code");
        if (!code.matches("[A-Za-z][A-Za-z0-9_-]{0,39}")) {
            map.fault("code", "must be letters, digits, hyphens and underscores");
        } else if (!codes.add(code)) {
            map.fault("code", "is '" + code + "', which another attribute of the service has");
        }
        boolean variable = map.flag("variable", true);
        Datatype datatype = map.choice("datatype", Datatype.class).orElse(Datatype.STRING);
        List<Value> values =
                map.maps("values").stream().map(CitizenServiceFile::value).toList();
        if (datatype.list() && values.isEmpty()) {
            map.fault("values", "must list what can be chosen");
        }
        if (!datatype.list() && !values.isEmpty()) {
            map.fault("values", "can be chosen only with datatype singlevaluelist or multivaluelist");
        }
        boolean required = map.flag("required", false);
        if (required && !variable) {
            map.fault("required", "is true, but what is only told is not answered");
        }
        var attribute = new ServiceAttribute(
                code,
                variable,
                datatype,
                required,
                map.text("question"),
                map.text("questionEn"),
                map.optionalText("hint").orElse(""),
                map.optionalText("hintEn").orElse(""),
                values,
                map.optionalText("field").orElse(null));
        map.finish();
        return attribute;
    }

    private static Value value(YamlMap map) {
        var value = new Value(map.text("key"), map.text("name"), map.text("nameEn"));
        map.finish();
        return value;
    }
}
