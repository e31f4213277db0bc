package io.bihuan.codec.jt808;

import java.util.List;

/**
 * Set parameters (clause 8.12).
 *
 * @param parameters ids with their values; an id may come more than once
 */
public record T8103SetParameters(List<Parameter> parameters) implements ParameterMessage {
    static T8103SetParameters read(ByteReader in, Jt808Edition edition) {
        int count = in.u8("parameters");
        if (edition.is2011()) {
            count = in.u8("parameters");
        }
        return new T8103SetParameters(in.list(count, 5, "parameters", item -> Parameter.read(item, edition)));
    }

    @Override
    public int id() {
        return 0x8103;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(parameters.size());
        if (edition.is2011()) {
            out.u8(parameters.size());
        }
        out.list(parameters, parameter -> parameter.write(out));
    }
}
