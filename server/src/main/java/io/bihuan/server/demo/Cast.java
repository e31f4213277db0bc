package io.bihuan.server.demo;

import io.bihuan.server.identity.OrganisationKind;
import io.bihuan.server.identity.Role;
import io.bihuan.server.yaml.YamlDocument;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlFiles;
import io.bihuan.server.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;

/** Who takes part in the sample walks, as {@code case-samples/cast.yaml} lists them. All of them are invented. */
public record Cast(List<Body> bodies, List<Player> players) {

    /** Key of the city, which is there before anybody is brought in. */
    public static final String CITY = "city";

    private static final String FILE = "case-samples/cast.yaml";

    public Cast {
        bodies = List.copyOf(bodies);
        players = List.copyOf(players);
    }

    /**
     * An organisation.
     *
     * @param parent key of the one it belongs to, which stands before it
     */
    public record Body(String key, String parent, OrganisationKind kind, String name) {}

    /**
     * A person.
     *
     * @param at key of the organisation
     */
    public record Player(String login, String name, Role role, String at) {}

    /**
     * Reads the list.
     *
     * @throws YamlFaults.InvalidYaml when it has faults
     */
    public static Cast shipped() {
        var faults = new YamlFaults();
        var bodies = new ArrayList<Body>();
        var players = new ArrayList<Player>();
        YamlDocument.read(FILE, YamlFiles.shipped(FILE), faults).ifPresent(top -> {
            top.maps("organisations").forEach(map -> bodies.add(body(map)));
            top.maps("people").forEach(map -> players.add(player(map)));
            top.finish();
        });
        faults.throwIfAny();
        return new Cast(bodies, players);
    }

    private static Body body(YamlMap map) {
        var body = new Body(
                map.text("key"),
                map.optionalText("parent").orElse(CITY),
                map.choice("kind", OrganisationKind.class).orElse(OrganisationKind.TEAM),
                map.text("name"));
        map.finish();
        return body;
    }

    private static Player player(YamlMap map) {
        var player = new Player(
                map.text("login"),
                map.text("name"),
                map.choice("role", Role.class).orElse(Role.UNIT_HANDLER),
                map.text("at"));
        map.finish();
        return player;
    }

    /**
     * The organisation with a key.
     *
     * @throws IllegalStateException when the list has none
     */
    public Body body(String key) {
        return bodies.stream()
                .filter(body -> body.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The sample walks name the organisation " + key + ", which " + FILE + " does not state"));
    }
}
