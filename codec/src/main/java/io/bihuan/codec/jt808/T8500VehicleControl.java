package io.bihuan.codec.jt808;

import java.util.List;

/**
 * Control the vehicle (clause 8.33).
 *
 * @param flagBits 2011 and 2013: bit 0 lock the doors; 0 in 2019
 * @param controls 2019: what to control; empty in the older editions
 */
public record T8500VehicleControl(int flagBits, List<Control> controls) implements PositionMessage {
    static T8500VehicleControl read(ByteReader in, Jt808Edition edition) {
        if (!edition.is2019()) {
            return new T8500VehicleControl(in.u8("flagBits"), List.of());
        }
        if (in.remaining() == 3) {
            return new T8500VehicleControl(0, List.of(Control.read(in)));
        }
        return new T8500VehicleControl(0, in.list(in.u16("controls"), 2, "controls", Control::read));
    }

    @Override
    public int id() {
        return 0x8500;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        if (edition.is2019()) {
            out.u16(controls.size()).list(controls, control -> control.write(out));
        } else {
            out.u8(flagBits);
        }
    }

    /**
     * One thing to control. Three bytes without a count are accepted as one control, because such frames are published.
     *
     * @param controlType 1 door, 0xF001 to 0xFFFF by the vendor
     * @param parameter for a door one byte, 0 lock and 1 open; of a vendor's type all the rest
     */
    public record Control(int controlType, byte[] parameter) {
        static Control read(ByteReader in) {
            int controlType = in.u16("controlType");
            return new Control(controlType, controlType == 1 ? in.bytes(1, "parameter") : in.rest());
        }

        void write(ByteWriter out) {
            out.u16(controlType).bytes(parameter);
        }
    }
}
