package io.bihuan.server.citizen;

import io.bihuan.server.citizen.CitizenService.Tracking;
import io.bihuan.server.citizen.ServiceAttribute.Datatype;
import io.bihuan.server.database.DataDirectory;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.ledger.condition.FilingOutlines;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.FieldKind;
import io.bihuan.server.ledger.type.LoopRules;
import io.bihuan.server.yaml.YamlFault;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlFiles;
import io.bihuan.server.yaml.YamlMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The list of what citizens can report: the installation's own, or the one that ships. Read at start. An own list with
 * faults is refused as a whole and loudly, and the one that ships stays in force.
 */
@Component
public class CitizenServices implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(CitizenServices.class);
    private static final String SHIPPED = "citizen/services.yaml";

    /** Fields of case types that every report can fill; see {@link CitizenReports}. */
    static final Set<String> TOLD = Set.of("description", "service", "contactPhone");

    private final DataDirectory data;
    private final FilingOutlines outlines;
    private volatile List<CitizenService> services = List.of();
    private volatile List<YamlFault> faults = List.of();

    CitizenServices(DataDirectory data, FilingOutlines outlines) {
        this.data = data;
        this.outlines = outlines;
    }

    @Override
    public void afterSingletonsInstantiated() {
        DataScopes.runAsSystem("citizens' services", this::read);
    }

    private void read() {
        Path own = data.resolve("citizen-services.yaml");
        if (Files.isRegularFile(own)) {
            var found = new YamlFaults();
            List<CitizenService> list =
                    CitizenServiceFile.read(own.toString(), YamlFiles.text(own), this::check, found);
            faults = List.copyOf(found.list());
            if (faults.isEmpty()) {
                services = list;
                return;
            }
            faults.forEach(fault -> LOG.error("Citizens' services refused: {}", fault));
        }
        // The conditions it names are examples, like those of the table that ships, and a city may have retired them.
        var found = new YamlFaults();
        services = CitizenServiceFile.read(SHIPPED, YamlFiles.shipped(SHIPPED), (service, place) -> {}, found);
        found.throwIfAny();
    }

    /** What is wrong in the installation's own list; it is not in force then. */
    public List<YamlFault> faults() {
        return faults;
    }

    private void check(CitizenService service, YamlMap place) {
        Set<String> asked = service.attributes().stream()
                .filter(ServiceAttribute::required)
                .map(ServiceAttribute::field)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        outlines.faults(
                        service.outline(),
                        field -> asked.contains(field.key())
                                || (field.kind() == FieldKind.TEXT && TOLD.contains(field.key())))
                .forEach(fault -> place.fault(fault.error().field(), fault.sentence()));
        boolean must = outlines.rule(service.outline()) == LoopRules.Conditions.REQUIRED;
        if (must && service.outline().condition() == null) {
            place.fault(
                    "condition",
                    "is missing, and cases of '" + service.outline().type() + "' demand one");
        }
        outlines.type(service.outline())
                .ifPresent(type -> service.attributes().forEach(attribute -> check(attribute, type, place)));
    }

    private static void check(ServiceAttribute attribute, CaseType type, YamlMap place) {
        String key = attribute.field();
        if (key == null) {
            return;
        }
        Optional<CaseType.Field> field =
                type.fields().stream().filter(one -> one.key().equals(key)).findFirst();
        String what = "says that '" + attribute.code() + "' fills the field '" + key + "'";
        if (field.isEmpty()) {
            place.fault("attributes", what + ", which cases of '" + type.key() + "' do not have");
        } else if (!fits(attribute, field.get())) {
            place.fault(
                    "attributes",
                    what + ", which takes no " + attribute.datatype().word()
                            + (field.get().kind() == FieldKind.CHOICE ? ", or not these values" : ""));
        }
    }

    private static boolean fits(ServiceAttribute attribute, CaseType.Field field) {
        Datatype datatype = attribute.datatype();
        return switch (field.kind()) {
            case TEXT -> true;
            case NUMBER -> datatype == Datatype.NUMBER;
            case DATE -> datatype == Datatype.DATETIME;
            case CHOICE -> {
                Stream<String> choices = field.choices().stream().map(CaseType.Choice::key);
                yield datatype == Datatype.SINGLEVALUELIST
                        && choices.collect(Collectors.toSet())
                                .containsAll(attribute.values().stream()
                                        .map(ServiceAttribute.Value::key)
                                        .toList());
            }
        };
    }

    /** Everything that can be reported now: services by whose outline a case can be filed. */
    public List<CitizenService> all() {
        return DataScopes.callAsSystem(
                "citizens' services",
                () -> services.stream().filter(this::offered).toList());
    }

    private boolean offered(CitizenService service) {
        return outlines.type(service.outline()).isPresent()
                && (outlines.rule(service.outline()) != LoopRules.Conditions.REQUIRED
                        || outlines.condition(service.outline()).isPresent());
    }

    /** A service that can be reported now. */
    public Optional<CitizenService> find(String code) {
        return all().stream().filter(service -> service.code().equals(code)).findFirst();
    }

    /** The name of a service, also of one that cannot be reported now; its code when it is known no more. */
    public String name(String code, Locale language) {
        return services.stream()
                .filter(service -> service.code().equals(code))
                .map(service -> service.name(language))
                .findFirst()
                .orElse(code);
    }

    /** Codes of the services whose reports nobody is told of. */
    Set<String> hidden() {
        return services.stream()
                .filter(service -> service.tracking() == Tracking.BLACKBOX)
                .map(CitizenService::code)
                .collect(Collectors.toSet());
    }
}
