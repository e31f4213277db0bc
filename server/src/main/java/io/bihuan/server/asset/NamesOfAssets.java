package io.bihuan.server.asset;

import io.bihuan.server.audit.SubjectNames;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Names vehicles in the audit log, by their plates. */
@Component
class NamesOfAssets implements SubjectNames {

    private final Assets assets;

    NamesOfAssets(Assets assets) {
        this.assets = assets;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("asset");
    }

    @Override
    public Optional<String> name(String kind, long id) {
        return Optional.ofNullable(assets.known(id)).map(Asset::plate);
    }
}
