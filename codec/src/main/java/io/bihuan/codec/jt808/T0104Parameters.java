package io.bihuan.codec.jt808;

import java.util.ArrayList;
import java.util.List;

/**
 * The parameters asked for (clause 8.15). Terminals announce more than they send, and cut the last one off; what is there
 * is read.
 *
 * @param ackSerial serial of the question
 * @param parameters ids with their values; an id may come more than once
 * @param missingParameters how many were announced and are not there whole
 */
public record T0104Parameters(int ackSerial, List<Parameter> parameters, int missingParameters)
        implements ParameterMessage {
    private static final int SMALLEST_PARAMETER_BYTES = 5;

    static T0104Parameters read(ByteReader in, Jt808Edition edition) {
        int ackSerial = in.u16("ackSerial");
        int count = in.u8("parameters");
        if (edition.is2011()) {
            count = in.u8("parameters");
        }
        List<Parameter> parameters = new ArrayList<>();
        while (parameters.size() < count && hasWholeParameter(in)) {
            parameters.add(Parameter.read(in, edition));
        }
        return new T0104Parameters(ackSerial, List.copyOf(parameters), count - parameters.size());
    }

    private static boolean hasWholeParameter(ByteReader in) {
        return in.remaining() >= SMALLEST_PARAMETER_BYTES
                && in.remaining() >= SMALLEST_PARAMETER_BYTES + in.peekU8(SMALLEST_PARAMETER_BYTES - 1);
    }

    @Override
    public int id() {
        return 0x0104;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u16(ackSerial).u8(parameters.size() + missingParameters);
        if (edition.is2011()) {
            out.u8(parameters.size() + missingParameters);
        }
        out.list(parameters, parameter -> parameter.write(out));
    }
}
