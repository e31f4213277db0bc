package io.bihuan.codec.jt808;

/**
 * A message, whatever its kind: what stood in the body, in units people use. One record per message, grouped by subject;
 * the groups are sealed, so a switch over them is checked by the compiler.
 */
public sealed interface Jt808Message
        permits SessionMessage,
                ParameterMessage,
                PositionMessage,
                TextMessage,
                AreaMessage,
                DriverMessage,
                MediaMessage,
                DataMessage,
                AttachmentMessage,
                Unknown,
                FragmentPart,
                Encrypted {

    /** The message id, 0 to 0xFFFF. */
    int id();

    /** Writes the body as the given edition lays it out. */
    void write(ByteWriter out, Jt808Edition edition);
}
