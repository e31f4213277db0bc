package io.bihuan.server.notice;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.database.SecretBox;
import io.bihuan.server.http.Problem;
import io.bihuan.server.notice.channel.ChannelKind;
import io.bihuan.server.notice.channel.ChannelSettings;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The channels that administrators set up. Their secrets go in and never come out, except to be used. */
@Component
public class Channels {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final int LONGEST_VALUE = 1000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SecretBox box;
    private final Audit audit;
    private final Clock clock;

    Channels(JdbcClient jdbc, JsonMapper json, SecretBox box, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.box = box;
        this.audit = audit;
        this.clock = clock;
    }

    /** All channels in scope, by kind and name. */
    @Transactional(readOnly = true)
    public List<Channel> all() {
        return jdbc.sql("select * from bihuan.notice_channel order by kind, name, id")
                .query((row, number) -> channel(row))
                .list();
    }

    /**
     * One channel.
     *
     * @throws Problem 404 {@code notice-channel-unknown}
     */
    @Transactional(readOnly = true)
    public Channel require(long id) {
        return find(id).orElseThrow(() -> Problem.notFound("notice-channel-unknown", id));
    }

    Optional<Channel> find(long id) {
        return jdbc.sql("select * from bihuan.notice_channel where id = :id")
                .param("id", id)
                .query((row, number) -> channel(row))
                .optional();
    }

    /** Channels in use, inside a transaction of the system. */
    List<Channel> enabled() {
        return jdbc.sql("select * from bihuan.notice_channel where enabled order by id")
                .query((row, number) -> channel(row))
                .list();
    }

    private Channel channel(ResultSet row) throws SQLException {
        ChannelKind kind = ChannelKind.valueOf(row.getString("kind"));
        return new Channel(
                row.getLong("id"),
                row.getLong("organisation_id"),
                kind,
                row.getString("name"),
                row.getBoolean("enabled"),
                json.readValue(row.getString("settings"), TEXTS),
                openQuietly(kind, row.getBytes("secrets")).keySet(),
                Arrays.asList((String[]) row.getArray("events").getArray()),
                row.getObject("quiet_from", LocalTime.class),
                row.getObject("quiet_to", LocalTime.class));
    }

    /** What a channel sends with, secrets in the clear; empty when the key file no longer fits. */
    @Transactional(readOnly = true)
    public Optional<ChannelSettings> settings(long id) {
        return jdbc.sql("select kind, settings, secrets from bihuan.notice_channel where id = :id")
                .param("id", id)
                .query((row, number) -> {
                    ChannelKind kind = ChannelKind.valueOf(row.getString("kind"));
                    var values = new LinkedHashMap<>(json.readValue(row.getString("settings"), TEXTS));
                    values.putAll(openQuietly(kind, row.getBytes("secrets")));
                    return new ChannelSettings(kind, values);
                })
                .optional()
                .filter(Channels::complete);
    }

    private static boolean complete(ChannelSettings settings) {
        return settings.kind().fields().stream()
                .filter(ChannelKind.Field::required)
                .noneMatch(field -> settings.text(field.key()).isBlank());
    }

    private Map<String, String> openQuietly(ChannelKind kind, byte[] locked) {
        try {
            return json.readValue(box.open(kind.name(), locked), TEXTS);
        } catch (GeneralSecurityException e) {
            return Map.of();
        }
    }

    /** Adds a channel. */
    @Transactional
    public Channel add(ChannelDraft draft) {
        check(draft, Set.of());
        long id = jdbc.sql("""
                        insert into bihuan.notice_channel (organisation_id, kind, name, enabled, settings, secrets, events,
                          quiet_from, quiet_to, updated_at)
                        values (:organisation, :kind, :name, :enabled, :settings, :secrets, :events, :quietFrom, :quietTo,
                          :now) returning id""")
                .params(parameters(draft, Map.of()))
                .param("kind", draft.kind().name())
                .query(Long.class)
                .single();
        record("notice-channel.create", id, draft);
        return require(id);
    }

    /** Changes a channel; its kind stays. */
    @Transactional
    public Channel change(long id, ChannelDraft draft) {
        Channel before = require(id);
        if (before.kind() != draft.kind()) {
            throw Problem.invalid("notice-channel-kind");
        }
        check(draft, before.secretsKept());
        byte[] kept = jdbc.sql("select secrets from bihuan.notice_channel where id = :id for update")
                .param("id", id)
                .query((row, number) -> row.getBytes(1))
                .single();
        jdbc.sql("""
                        update bihuan.notice_channel set organisation_id = :organisation, name = :name, enabled = :enabled,
                          settings = :settings, secrets = :secrets, events = :events, quiet_from = :quietFrom,
                          quiet_to = :quietTo, updated_at = :now where id = :id""")
                .params(parameters(draft, openQuietly(draft.kind(), kept)))
                .param("id", id)
                .update();
        record("notice-channel.update", id, draft);
        return require(id);
    }

    /** Takes a channel away; what waited for it is given up. */
    @Transactional
    public void remove(long id) {
        Channel channel = require(id);
        jdbc.sql("delete from bihuan.notice_channel where id = :id")
                .param("id", id)
                .update();
        audit.record("notice-channel.delete", "notice-channel:" + id, Map.of("name", channel.name()));
    }

    private void record(String action, long id, ChannelDraft draft) {
        audit.record(
                action,
                "notice-channel:" + id,
                Map.of("name", draft.name(), "kind", draft.kind(), "enabled", draft.enabled()));
    }

    private static void check(ChannelDraft draft, Set<String> kept) {
        var known = new TreeSet<String>();
        for (ChannelKind.Field field : draft.kind().fields()) {
            known.add(field.key());
            String value = draft.values().getOrDefault(field.key(), "");
            boolean given = !value.isBlank() || (field.secret() && kept.contains(field.key()));
            if (field.required() && !given) {
                throw Problem.invalid("notice-setting-missing", field.key());
            }
            if (value.length() > LONGEST_VALUE) {
                throw Problem.invalid("notice-setting-long", field.key(), LONGEST_VALUE);
            }
        }
        for (String key : draft.values().keySet()) {
            if (!known.contains(key)) {
                throw Problem.invalid("notice-setting-unknown", key, String.join(", ", known));
            }
        }
        String port = draft.values().getOrDefault("port", "25");
        if (!port.isBlank() && !port.matches("[1-9]\\d{0,4}")) {
            throw Problem.invalid("notice-setting-port", port);
        }
        String security = draft.values().getOrDefault("security", "");
        if (!Set.of("", "tls", "starttls", "none").contains(security)) {
            throw Problem.invalid("notice-setting-security", security);
        }
    }

    private Map<String, @Nullable Object> parameters(ChannelDraft draft, Map<String, String> keptSecrets) {
        var open = new TreeMap<String, String>();
        var secret = new TreeMap<>(keptSecrets);
        for (ChannelKind.Field field : draft.kind().fields()) {
            String value = draft.values().getOrDefault(field.key(), "").strip();
            if (!field.secret()) {
                open.put(field.key(), value);
            } else if (!value.isEmpty()) {
                secret.put(field.key(), value);
            }
        }
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("organisation", draft.organisationId());
        parameters.put("name", draft.name());
        parameters.put("enabled", draft.enabled());
        parameters.put("settings", json.writeValueAsString(open));
        parameters.put("secrets", box.lock(draft.kind().name(), json.writeValueAsBytes(secret)));
        parameters.put("events", draft.events().toArray(String[]::new));
        parameters.put("quietFrom", draft.quietFrom());
        parameters.put("quietTo", draft.quietTo());
        parameters.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        return parameters;
    }
}
