package io.bihuan.simulator.city;

/** The codes of vehicle kinds in the city file. */
public final class VehicleKinds {
    public static final String TOUR_COACH = "TOUR_COACH";
    public static final String SCHEDULED_COACH = "SCHEDULED_COACH";
    public static final String TANKER = "DANGEROUS_GOODS_TANKER";
    public static final String DANGEROUS_TRUCK = "DANGEROUS_GOODS_TRUCK";

    private VehicleKinds() {}

    /** Whether vehicles of the kind carry dangerous goods. */
    public static boolean dangerous(String kind) {
        return kind.equals(TANKER) || kind.equals(DANGEROUS_TRUCK);
    }
}
