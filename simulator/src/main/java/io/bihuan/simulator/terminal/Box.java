package io.bihuan.simulator.terminal;

import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.simulator.city.CityFile;
import java.util.Locale;

/**
 * What is printed on the label of a terminal.
 *
 * @param phone 12 digits, 20 in 2019
 * @param edition the edition it speaks
 * @param maker the maker's id
 * @param model the model
 * @param terminalId at most 7 characters
 * @param plate the vehicle's plate
 * @param plateColour JT/T 415
 * @param dangerous whether it is in a dangerous-goods vehicle
 * @param cameras how many cameras it has, on channels 1 …
 */
public record Box(
        String phone,
        Jt808Edition edition,
        String maker,
        String model,
        String terminalId,
        String plate,
        int plateColour,
        boolean dangerous,
        int cameras) {

    /** The box of a vehicle in the city file. */
    public static Box of(CityFile.Vehicle vehicle) {
        return new Box(
                vehicle.phone(),
                Jt808Edition.valueOf("V" + vehicle.edition().toUpperCase(Locale.ROOT)),
                vehicle.maker(),
                vehicle.model(),
                vehicle.terminalId(),
                vehicle.plate(),
                vehicle.plateColour(),
                vehicle.kind().startsWith("DANGEROUS"),
                vehicle.cameras());
    }

    boolean is2011() {
        return edition == Jt808Edition.V2011;
    }

    boolean is2019() {
        return edition == Jt808Edition.V2019;
    }
}
