package io.bihuan.codec.jt808;

import java.util.List;

/**
 * The parameters asked for (clause 8.15).
 *
 * @param ackSerial serial of the question
 * @param parameters ids with their values; an id may come more than once
 */
public record T0104Parameters(int ackSerial, List<Parameter> parameters) implements ParameterMessage {
    static T0104Parameters read(ByteReader in, Jt808Edition edition) {
        int ackSerial = in.u16("ackSerial");
        int count = in.u8("parameters");
        if (edition.is2011()) {
            count = in.u8("parameters");
        }
        return new T0104Parameters(ackSerial, in.list(count, 5, "parameters", item -> Parameter.read(item, edition)));
    }

    @Override
    public int id() {
        return 0x0104;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u16(ackSerial).u8(parameters.size());
        if (edition.is2011()) {
            out.u8(parameters.size());
        }
        out.list(parameters, parameter -> parameter.write(out));
    }
}
