package io.bihuan.codec.jt808;

import java.util.List;

/**
 * Ask for some parameters (from 2013, clause 8.14).
 *
 * @param parameterIds which ones
 */
public record T8106QuerySomeParameters(List<Long> parameterIds) implements ParameterMessage {
    static T8106QuerySomeParameters read(ByteReader in, Jt808Edition edition) {
        return new T8106QuerySomeParameters(
                in.list(in.u8("parameterIds"), 4, "parameterIds", item -> item.u32("parameterIds")));
    }

    @Override
    public int id() {
        return 0x8106;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(parameterIds.size()).list(parameterIds, out::u32);
    }
}
