package dev.dunlin.schema.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryPropertiesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                HistoryProperties.TEXT,
                "\ufeff# the guard\r\n\r\n format = 1 \r\nprovider = postgresql",
            })
    void takesWhatDunlinWrites(String text) {
        assertThat(HistoryProperties.check("f", text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "provider=mysql;format=1|OTHER_PROVIDER|1|The history is one of \"mysql\", and Dunlin knows PostgreSQL alone.",
                "provider=postgresql;format=2|NEWER_FORMAT|2|The history was written by a newer Dunlin, in format 2 where this one reads up to 1.",
                "provider=postgresql;format=one|MALFORMED|2|There is no format \"one\".",
                "provider=postgresql;format=0|MALFORMED|2|There is no format \"0\".",
                "provider=postgresql|MALFORMED|0|The line \"format=…\" is missing.",
                "format=1|MALFORMED|0|The line \"provider=…\" is missing.",
                "provider=postgresql;<<<<<<< HEAD;format=1|MALFORMED|2|\"<<<<<<< HEAD\" is neither provider=… nor format=….",
                "provider=postgresql;formt=1|MALFORMED|2|\"formt=1\" is neither provider=… nor format=….",
            })
    void namesTheLineThatIsWrong(String text, HistoryProblem.Kind kind, int line, String message) {
        HistoryProblem problem = HistoryProperties.check("db/main/dunlin.properties", text.replace(';', '\n'))
                .orElseThrow();

        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.file()).isEqualTo("db/main/dunlin.properties");
        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.remedy()).isNotBlank();
    }

    @Test
    void saysWhatToWrite() {
        assertThat(HistoryProperties.check("f", "").orElseThrow())
                .hasToString(
                        "f: The line \"provider=…\" is missing. Write these two lines into it: provider=postgresql,"
                                + " format=1.");
    }
}
