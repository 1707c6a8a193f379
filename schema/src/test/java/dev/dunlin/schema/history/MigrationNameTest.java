package dev.dunlin.schema.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationNameTest {
    private static final Instant NOW = Instant.parse("2026-02-13T12:00:00.987Z");

    @Test
    void takesTheTimeOfNow() {
        assertThat(MigrationName.next(NOW, "add_province", List.of("20260211120000_initial")))
                .hasToString("20260213120000_add_province");
    }

    @ParameterizedTest
    @CsvSource({
        "20260213120000_a, 20260213120001_add_province",
        "20260213235959_a, 20260214000000_add_province",
        "20271231235959_a, 20280101000000_add_province",
        "20240228235959_a, 20260213120000_add_province",
        // No times: they do not push the clock.
        "20261399000000_a, 20260213120000_add_province",
        "01_init, 20260213120000_add_province",
        "99999999999999, 20260213120000_add_province",
    })
    void takesOneSecondAfterTheNewest(String newest, String expected) {
        assertThat(MigrationName.next(NOW, "add_province", List.of(newest, "20200101000000_old")))
                .hasToString(expected);
    }

    @Test
    void siblingsAreOneSecondApart() {
        MigrationName first = MigrationName.next(Instant.parse("2026-12-31T23:59:59Z"), "add_cut", List.of());

        assertThat(first).hasToString("20261231235959_add_cut");
        assertThat(first.sibling("_online")).hasToString("20270101000000_add_cut_online");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "add_province_2", "_", "0"})
    void takesLowerCaseLettersDigitsAndUnderscores(String name) {
        assertThat(MigrationName.invalid(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Add", "add-province", "add province", "städte", "../x", "a/b", "a\n", "a\u0000", "ı"})
    void refusesEverythingElse(String name) {
        assertThat(MigrationName.invalid(name))
                .contains("\"" + name + "\" cannot name a migration: use lower case letters, digits and underscores,"
                        + " add_province for example.");
        assertThatThrownBy(() -> MigrationName.next(NOW, name, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesANameThatFileSystemsWouldNotTake() {
        assertThat(MigrationName.invalid("a".repeat(180))).isEmpty();
        assertThat(MigrationName.invalid("a".repeat(181)))
                .contains("The migration's name has 181 characters: use at most 180.");
    }

    @Test
    void refusesAUsedName() {
        List<String> existing = List.of("20260211120000_initial", "20260212120000_add_province");

        assertThat(MigrationName.next(NOW, "add_province", existing).refusedBy(existing))
                .contains("The name \"add_province\" is taken by 20260212120000_add_province: choose another.");
        assertThat(MigrationName.next(NOW, "province", existing).refusedBy(existing))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1_init", "20261399000000_a", "99991231235959_end"})
    void refusesToComeBeforeWhatIsThere(String existing) {
        MigrationName next = MigrationName.next(NOW, "add_province", List.of(existing));

        assertThat(next.refusedBy(List.of(existing)))
                .contains(next + " would come before " + existing
                        + ", which is there already: rename that folder so that it sorts first.");
    }

    @Test
    void readsTheNamesThatItWrites() {
        assertThat(MigrationName.parse("20260213120000_add_province"))
                .contains(MigrationName.next(NOW, "add_province", List.of()));
        assertThat(MigrationName.parse("20260230120000_add_province")).isEmpty();
        assertThat(MigrationName.parse("20260213120000_addProvince")).isEmpty();
        assertThat(MigrationName.parse("01_init")).isEmpty();
    }

    @Test
    void readsTimes() {
        assertThat(MigrationName.parseTime("20260213120000")).contains(Instant.parse("2026-02-13T12:00:00Z"));
        assertThat(MigrationName.parseTime("20260229120000")).isEmpty();
        assertThat(MigrationName.parseTime("2026-02-13")).isEmpty();
    }
}
