package io.bihuan.server.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Both trees at one moment, with the sets of numbers below each node. Immutable apart from what it has worked out. */
final class Trees {

    private final Map<Long, Organisation> organisations = new HashMap<>();
    private final Map<Long, Grid> grids = new HashMap<>();
    private final Map<Long, List<Long>> organisationChildren = new HashMap<>();
    private final Map<Long, List<Long>> gridChildren = new HashMap<>();
    private final Map<Long, Set<Long>> organisationSubtrees = new ConcurrentHashMap<>();
    private final Map<Long, Set<Long>> gridSubtrees = new ConcurrentHashMap<>();

    Trees(Collection<Organisation> organisations, Collection<Grid> grids) {
        for (Organisation organisation : organisations) {
            this.organisations.put(organisation.id(), organisation);
            adopt(organisationChildren, organisation.parentId(), organisation.id());
        }
        for (Grid grid : grids) {
            this.grids.put(grid.id(), grid);
            adopt(gridChildren, grid.parentId(), grid.id());
        }
    }

    private static void adopt(Map<Long, List<Long>> children, @Nullable Long parent, long child) {
        if (parent != null) {
            children.computeIfAbsent(parent, id -> new ArrayList<>()).add(child);
        }
    }

    Optional<Organisation> organisation(long id) {
        return Optional.ofNullable(organisations.get(id));
    }

    Optional<Grid> grid(long id) {
        return Optional.ofNullable(grids.get(id));
    }

    Collection<Organisation> organisations() {
        return organisations.values();
    }

    Collection<Grid> grids() {
        return grids.values();
    }

    Set<Long> organisationsBelow(long id) {
        return organisationSubtrees.computeIfAbsent(id, root -> below(root, organisationChildren));
    }

    Set<Long> gridsBelow(long id) {
        return gridSubtrees.computeIfAbsent(id, root -> below(root, gridChildren));
    }

    private static Set<Long> below(long root, Map<Long, List<Long>> children) {
        var found = new HashSet<Long>();
        var open = new ArrayList<Long>();
        open.add(root);
        while (!open.isEmpty()) {
            long next = open.removeLast();
            if (found.add(next)) {
                open.addAll(children.getOrDefault(next, List.of()));
            }
        }
        return Set.copyOf(found);
    }
}
