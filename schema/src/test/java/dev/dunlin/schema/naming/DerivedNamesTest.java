package dev.dunlin.schema.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedNamesTest {
    private static final Predicate<String> FREE = name -> false;

    @Test
    void namesAreThoseThatPostgresqlChooses() {
        assertThat(DerivedNames.primaryKey("locations", FREE)).isEqualTo("locations_pkey");
        assertThat(DerivedNames.foreignKey("shifts", List.of("cut_id"), FREE)).isEqualTo("shifts_cut_id_fkey");
        assertThat(DerivedNames.index("shifts", List.of("cut_id", "id"), FREE)).isEqualTo("shifts_cut_id_id_idx");
        assertThat(DerivedNames.unique("users", List.of("email"), FREE)).isEqualTo("users_email_key");
        assertThat(DerivedNames.check("t", "c", FREE)).isEqualTo("t_c_check");
        assertThat(DerivedNames.check("t", null, FREE)).isEqualTo("t_check");
        assertThat(DerivedNames.sequence("t", "id", FREE)).isEqualTo("t_id_seq");
    }

    @Test
    void aNameThatIsTakenGetsANumber() {
        Predicate<String> taken = Set.of("t_a_idx", "t_a_idx1")::contains;

        assertThat(DerivedNames.index("t", List.of("a"), taken)).isEqualTo("t_a_idx2");
    }

    @Test
    void aColumnThatIsIndexedTwiceIsNumbered() {
        assertThat(DerivedNames.index("t", List.of("a", "a", "a"), FREE)).isEqualTo("t_a_a1_a2_idx");
    }

    @Test
    void aNameOfExactly63BytesIsKept() {
        String table = "t".repeat(63 - "_pkey".length());

        assertThat(DerivedNames.primaryKey(table, FREE)).isEqualTo(table + "_pkey");
    }

    @Test
    void aLongerNameIsCutAndEndsInAHashOfTheWhole() {
        String name = DerivedNames.index("t".repeat(40), List.of("a".repeat(40)), FREE);
        String other = DerivedNames.index("t".repeat(40), List.of("a".repeat(41)), FREE);

        assertThat(name).isEqualTo("tttttttttttttttttttttttttttttttttttttttt_aaaaaaaaa_idx_3e0e797c");
        assertThat(name).hasSize(63);
        assertThat(other).hasSize(63).isNotEqualTo(name);
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        String name = DerivedNames.primaryKey("é".repeat(40), FREE);

        assertThat(name).matches("é{24}_pkey_[0-9a-f]{8}");
        assertThat(SqlNames.bytes(name)).isEqualTo(62);
    }

    @Test
    void aLongNameThatIsTakenGetsAnother() {
        String first = DerivedNames.primaryKey("t".repeat(63), FREE);
        String second = DerivedNames.primaryKey("t".repeat(63), first::equals);

        assertThat(second).matches("t+_pkey1_[0-9a-f]{8}").hasSize(63);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "lower(email) => lower",
                "(lower(email)) => lower",
                "pg_catalog.lower(email) => lower",
                "date_trunc('day', created_at) => date_trunc",
                "coalesce(a, ')') => coalesce",
                "a || b => expr",
                "lower(a) || lower(b) => expr",
                "(a) + (b) => expr",
                "data ->> 'x' => expr",
                "lower(email => expr",
                "lower('email => expr",
            })
    void aCallGivesItsNameToTheIndex(String sql, String expected) {
        assertThat(DerivedNames.expressionName(sql)).isEqualTo(expected);
    }
}
