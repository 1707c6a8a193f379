package dev.dunlin.schema.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotNullProofTest {
    @ParameterizedTest
    @ValueSource(strings = {"b is not null", "\"b\" IS NOT NULL", "b IS NOT NULL AND b > 0", "b > 0 and b is not null"})
    void isACheckThatSaysSo(String sql) {
        assertThat(NotNullProof.exists(table(sql, true), "b")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b > 0",
                "c is not null",
                "b is not null or b > 0",
                "not b is not null and c > 0",
                "(b is not null and c > 0) is null",
                "c = 'x and b is not null and y'",
                "b is null"
            })
    void isNoOtherCheck(String sql) {
        assertThat(NotNullProof.exists(table(sql, true), "b")).isFalse();
    }

    @Test
    void isNoCheckOfNewRowsOnly() {
        assertThat(NotNullProof.exists(table("b is not null", false), "b")).isFalse();
    }

    private static Table table(String sql, boolean valid) {
        return Table.of(QualifiedName.of("t"), Column.of("b", ColumnType.Builtin.of("integer")))
                .withConstraints(List.of(new Check("ck", new SqlExpression(sql), valid)));
    }
}
