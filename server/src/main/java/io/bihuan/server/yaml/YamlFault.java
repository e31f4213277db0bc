package io.bihuan.server.yaml;

/**
 * One thing wrong in a settings file.
 *
 * @param file name of the file as its author knows it
 * @param line from 1
 * @param column from 1
 * @param fault a sentence: what is wrong and what to write instead
 */
public record YamlFault(String file, int line, int column, String fault) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + fault;
    }
}
