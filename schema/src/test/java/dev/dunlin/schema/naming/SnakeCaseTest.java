package dev.dunlin.schema.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnakeCaseTest {
    @ParameterizedTest
    @CsvSource({
        "id, id",
        "cutId, cut_id",
        "cutID, cut_id",
        "URLPath, url_path",
        "aURL, a_url",
        "HTTPServerURL, http_server_url",
        "userID2, user_id2",
        "address2Line, address2_line",
        "x1y2, x1y2",
        "BuildingType, building_type",
        "already_snake, already_snake",
        "SCREAMING_CASE, screaming_case",
        "Mixed_Case, mixed_case",
        "_leading, _leading",
        "$dollar, $dollar",
        "straßenName, straßen_name",
        "ÉtatCivil, état_civil",
        "Іdentity, іdentity",
    })
    void namesBecomeSnakeCase(String javaName, String expected) {
        assertThat(SnakeCase.of(javaName)).isEqualTo(expected);
    }

    @Test
    void theLocaleDoesNotMatter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(SnakeCase.of("InvoiceId")).isEqualTo("invoice_id");
        } finally {
            Locale.setDefault(before);
        }
    }
}
