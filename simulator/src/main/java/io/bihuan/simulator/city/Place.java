package io.bihuan.simulator.city;

/**
 * Where vehicles start, stop and turn round.
 *
 * @param key unique in the city
 * @param name what the map shows
 * @param kind what happens there
 * @param node the node of the road network in front of it
 * @param at where it lies
 */
public record Place(String key, String name, Kind kind, int node, Point at) {
    /** What happens at a place. */
    public enum Kind {
        DEPOT,
        STATION,
        SCENIC,
        PLANT,
        PORT,
        FILLING,
        GATE
    }
}
