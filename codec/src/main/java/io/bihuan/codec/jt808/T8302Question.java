package io.bihuan.codec.jt808;

import java.util.List;

/**
 * Ask the driver (clause 8.27).
 *
 * @param flagBits 0 urgent, 3 read aloud, 4 advertising screen
 * @param question the question
 * @param answers the answers to choose from
 */
public record T8302Question(int flagBits, String question, List<Answer> answers) implements TextMessage {
    static T8302Question read(ByteReader in, Jt808Edition edition) {
        return new T8302Question(in.u8("flagBits"), in.text8("question"), in.listToEnd(Answer::read));
    }

    @Override
    public int id() {
        return 0x8302;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(flagBits).text8(question).list(answers, answer -> answer.write(out));
    }

    /**
     * One answer.
     *
     * @param answerId its number
     * @param text what it says
     */
    public record Answer(int answerId, String text) {
        static Answer read(ByteReader in) {
            return new Answer(in.u8("answerId"), in.text16("text"));
        }

        void write(ByteWriter out) {
            out.u8(answerId).text16(text);
        }
    }
}
