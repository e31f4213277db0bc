package io.bihuan.simulator.city;

/** Kinds of road, from the widest. */
public enum RoadClass {
    MOTORWAY(100, "road-motorway"),
    EXPRESSWAY(80, "road-motorway"),
    MAIN(60, "road-main"),
    MINOR(40, "road-minor");

    private final int limitKmh;
    private final String mapKind;

    RoadClass(int limitKmh, String mapKind) {
        this.limitKmh = limitKmh;
        this.mapKind = mapKind;
    }

    /** The posted limit in km/h. */
    public int limitKmh() {
        return limitKmh;
    }

    /** The kind in the base map's properties. */
    String mapKind() {
        return mapKind;
    }
}
