package io.bihuan.server.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "＋1", "－1", "＠SUM(A1)"})
    void makesTextOfWhatSpreadsheetsTakeForFormulas(String text) {
        assertThat(Csv.text(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r=1", "\n=1"})
    void makesTextOfFormulasBehindALineEnd(String text) {
        assertThat(Csv.text(text)).isEqualTo("\"'" + text + "\"");
    }

    @Test
    void keepsNumbersNumbersAndQuotesWhatDivides() throws IOException {
        var out = new StringWriter();

        Csv.line(out, Arrays.asList(-1.5, null, "a,b", "say \"no\"", "two\nlines", "1=1"));

        assertThat(out).hasToString("-1.5,,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",1=1\r\n");
    }
}
