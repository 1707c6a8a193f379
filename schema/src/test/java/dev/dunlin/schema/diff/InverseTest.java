package dev.dunlin.schema.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TypeParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class InverseTest {
    private static final QualifiedName LOCATIONS = QualifiedName.of("locations");
    private static final Column PROVINCE = column("province", "text");
    private static final Constraint.Check UNCHECKED =
            new Constraint.Check("locations_province_check", new SqlExpression("province <> ''"), false);
    private static final EnumType MOOD = EnumType.of(QualifiedName.of("mood"), "good", "bad");
    private static final Table TABLE = Table.of(LOCATIONS, PROVINCE).withConstraints(List.of(UNCHECKED));
    private static final Schema SCHEMA = Schema.of(List.of("citext"), List.of(MOOD), List.of(TABLE));

    @Test
    void aDroppedColumnComesBackWithoutItsValues() {
        Inverse inverse = inverse(new ColumnChange.DropColumn(LOCATIONS, PROVINCE));

        assertThat(inverse.changes()).containsExactly(new ColumnChange.AddColumn(LOCATIONS, PROVINCE, null));
        assertThat(inverse.losses()).containsExactly(new Loss(Loss.Kind.VALUES, Subject.column(LOCATIONS, "province")));
    }

    @Test
    void aNewTableGoesWithItsRows() {
        Table table = Table.of(QualifiedName.of("cuts"), column("id", "integer"));

        Inverse inverse = inverse(new TableChange.CreateTable(table));

        assertThat(inverse.changes()).containsExactly(new TableChange.DropTable(table));
        assertThat(inverse.losses()).containsExactly(new Loss(Loss.Kind.NEW_ROWS, Subject.table(table.name())));
    }

    @Test
    void aLabelGoesByBuildingItsTypeAnew() {
        Change add = new EnumChange.AddLabel(MOOD.name(), new EnumType.Label("so-so", "SO_SO"), "bad");

        EnumChange.ReplaceLabels undo =
                (EnumChange.ReplaceLabels) inverse(add).changes().get(0);

        assertThat(undo.from().texts()).containsExactly("good", "so-so", "bad");
        assertThat(undo.to()).isEqualTo(MOOD);
    }

    @Test
    void aValidatedConstraintIsAddedAgainUnchecked() {
        assertThat(inverse(new KeyChange.ValidateConstraint(LOCATIONS, UNCHECKED.name()))
                        .changes())
                .containsExactly(
                        new KeyChange.DropConstraint(LOCATIONS, UNCHECKED.withValid(true)),
                        new KeyChange.AddConstraint(LOCATIONS, UNCHECKED));
    }

    @Test
    void anExtensionThatWasThereBeforeStays() {
        assertThat(inverse(new Change.AddExtension("citext")).changes()).isEmpty();
    }

    @Test
    void aConversionThatKeepsEveryValueLosesNothing() {
        Column number = column("units", "integer");

        assertThat(altered(number, number.withType(TypeParser.parse("bigint"))).losses())
                .isEmpty();
        assertThat(altered(number, number.withType(TypeParser.parse("text"))).losses())
                .isEmpty();
        assertThat(altered(PROVINCE, PROVINCE.withType(TypeParser.parse("integer")))
                        .losses())
                .containsExactly(new Loss(Loss.Kind.CONVERTED_VALUES, Subject.column(LOCATIONS, "province")));
    }

    @Test
    void whatFilledAColumnStaysInIt() {
        Inverse inverse = inverse(new ColumnChange.Backfill(LOCATIONS, "province", new SqlExpression("'ON'")));

        assertThat(inverse.changes()).isEmpty();
        assertThat(inverse.losses())
                .containsExactly(new Loss(Loss.Kind.FILLED_VALUES, Subject.column(LOCATIONS, "province")));
    }

    @Test
    void aChangeOfSomethingThatIsNotThereHasNone() {
        Change change = new KeyChange.ValidateConstraint(LOCATIONS, "no_such_check");

        assertThatThrownBy(() -> inverse(change))
                .isInstanceOf(FoldException.class)
                .hasMessage("there is no locations.no_such_check");
    }

    private static Inverse inverse(Change change) {
        return Inverse.of(change, Fold.from(SCHEMA));
    }

    private static Inverse altered(Column from, Column to) {
        return inverse(new ColumnChange.AlterColumn(LOCATIONS, from, to, null, null));
    }

    private static Column column(String name, String type) {
        return Column.of(name, TypeParser.parse(type));
    }
}
