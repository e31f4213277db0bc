package io.bihuan.codec.jt808;

/**
 * Control the terminal itself (clause 8.16).
 *
 * @param command 1 upgrade, 2 connect elsewhere, 3 off, 4 restart, 5 factory settings, 6 close data link, 7 close
 *     radio
 * @param arguments fields joined by semicolons, empty when the command has none
 */
public record T8105TerminalControl(int command, String arguments) implements ParameterMessage {
    static T8105TerminalControl read(ByteReader in, Jt808Edition edition) {
        return new T8105TerminalControl(in.u8("command"), in.textToEnd("arguments"));
    }

    @Override
    public int id() {
        return 0x8105;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(command);
        if (!arguments.isEmpty()) {
            out.textToEnd(arguments, edition);
        }
    }
}
