package io.bihuan.server.ledger.type;

import io.bihuan.server.identity.Role;
import io.bihuan.server.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;

/** Reads what is done by rule: the lists under {@code do}. */
final class ReactionFile {

    private ReactionFile() {}

    static List<Reaction> read(YamlMap rule) {
        var reactions = new ArrayList<Reaction>();
        for (YamlMap map : rule.maps("do")) {
            int before = reactions.size();
            map.parsed("raise", text -> CaseWords.oneOf(text, "1", "2", "3"))
                    .ifPresent(by -> reactions.add(new Reaction.Raise(Integer.parseInt(by))));
            map.parsed("copy", text -> CaseWords.oneOf(text, "leader"))
                    .ifPresent(who -> reactions.add(new Reaction.CopyLeader()));
            map.parsed("open", text -> text).ifPresent(type -> reactions.add(new Reaction.Open(type)));
            if (map.flag("supervise", false)) {
                reactions.add(new Reaction.Supervise());
            }
            if (map.flag("publish", false)) {
                reactions.add(new Reaction.Publish());
            }
            if (map.has("notify")) {
                reactions.addAll(notified(map));
            }
            if (reactions.size() == before) {
                map.fault("do", "must hold one of notify, raise, copy, supervise, publish, open");
            }
            map.finish();
        }
        if (reactions.isEmpty()) {
            rule.fault("do", "is missing: what happens then");
        }
        return reactions;
    }

    /** {@code notify: handler} or {@code notify: {role: …}}. */
    private static List<Reaction> notified(YamlMap map) {
        if (map.isMap("notify")) {
            YamlMap whom = map.map("notify").orElseThrow();
            List<Reaction> told = whom.choices("role", Role.class).stream()
                    .<Reaction>map(Reaction.NotifyRole::new)
                    .toList();
            whom.finish();
            return told;
        }
        return map
                .parsed("notify", text -> CaseWords.oneOf(text, "handler"))
                .<Reaction>map(who -> new Reaction.NotifyHandler())
                .stream()
                .toList();
    }
}
