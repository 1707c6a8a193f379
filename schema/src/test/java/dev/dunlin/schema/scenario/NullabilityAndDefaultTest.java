package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.bigint;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.uuid;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns that become required or optional, and where their values come from. */
class NullabilityAndDefaultTest {
    private static final TableDeclaration ITEMS = table("items");

    private static Comparison of(ColumnDeclaration from, ColumnDeclaration to) {
        return compare(ITEMS.column("c", from), ITEMS.column("c", to));
    }

    @Test
    @Tag("G01")
    @Tag("G03")
    void nullsGetTheDefaultBeforeTheColumnBecomesRequired() {
        Comparison comparison = of(text().nullable().defaultValue("x"), text().defaultValue("x"));

        assertThat(comparison.online()).isEqualTo("""
                        statements
                          fill items.c with DEFAULT
                          add check items.dunlin_required_c not valid
                          validate items.dunlin_required_c
                          alter column items.c: null true -> false
                          drop check items.dunlin_required_c""");
        assertThat(comparison.offline()).isEqualTo("""
                        transaction
                          alter column items.c: null true -> false fill (DEFAULT)
                            ~ scan-table:items.c""");
    }

    @Test
    @Tag("G01")
    void theDefaultThatComesWithTheRequirementIsThereBeforeItIsNeeded() {
        assertThat(of(text().nullable(), text().defaultValue("x")).online()).isEqualTo("""
                        transaction
                          alter column items.c: value no default -> default 'x'
                        statements _online
                          fill items.c with DEFAULT
                          add check items.dunlin_required_c not valid
                          validate items.dunlin_required_c
                          alter column items.c: null true -> false
                          drop check items.dunlin_required_c""");
    }

    @Test
    @Tag("G02")
    @Tag("J18")
    void withoutAValueForNullsTheAuthorHasToAcceptThatTheyForbidIt() {
        Comparison comparison = of(text().nullable(), text());

        assertThat(comparison.online()).isEqualTo("""
                        statements
                          add check items.dunlin_required_c not valid
                          validate items.dunlin_required_c
                          alter column items.c: null true -> false
                            ! set-not-null:items.c
                          drop check items.dunlin_required_c""");
        assertThat(comparison.offline()).isEqualTo("""
                        transaction
                          alter column items.c: null true -> false
                            ! set-not-null:items.c
                            ~ scan-table:items.c""");
    }

    @Test
    @Tag("G02")
    @Tag("P18")
    void nullsGetTheBackfillBeforeTheColumnBecomesRequired() {
        Comparison comparison = of(text().nullable(), text().backfill("'none'"));

        assertThat(comparison.onlineHazards()).isEmpty();
        assertThat(comparison.online()).startsWith("statements\n  fill items.c with 'none'\n");
        assertThat(comparison.offline()).isEqualTo("""
                        transaction
                          alter column items.c: null true -> false fill ('none')
                            ~ scan-table:items.c""");
    }

    @Test
    @Tag("G02")
    void needsNoCheckWherePostgresqlRequiresAColumnUnchecked() {
        Comparison comparison = of(text().nullable(), text().backfill("'none'"));

        assertThat(comparison.onlineSince(18)).isEqualTo("""
                        statements
                          fill items.c with 'none'
                          require column items.c""");
        assertThat(comparison.onlineSince(17)).contains("validate items.dunlin_required_c");
    }

    @Test
    @Tag("G02")
    void nullsGetTheBackfillAndNotTheDefaultIfBothAreThere() {
        Comparison comparison = of(text().nullable(), text().defaultValue("x").backfill("'none'"));

        assertThat(comparison.online()).contains("fill items.c with 'none'").doesNotContain("DEFAULT");
    }

    @Test
    @Tag("G04")
    @Tag("J17")
    void aColumnBecomesOptionalWithoutDanger() {
        Comparison comparison = of(text(), text().nullable());

        assertThat(comparison.online())
                .isEqualTo("transaction\n  alter column items.c: null false -> true")
                .isEqualTo(comparison.offline());
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                argumentSet("G06 default added", text(), text().defaultValue("x")),
                argumentSet("G06 default changed", text().defaultValue("x"), text().defaultValue("y")),
                argumentSet("G06 default removed", text().defaultValue("x"), text()),
                argumentSet("G10 literal becomes expression", text().defaultValue("now()"), text().defaultSql("now()")),
                argumentSet("G13 identity becomes plain", bigint().identity("items_c_seq"), bigint()),
                argumentSet(
                        "G14 identity becomes always",
                        bigint().identity("items_c_seq"),
                        bigint().identityAlways("items_c_seq")),
                argumentSet("G17 computed becomes plain", text().generatedAs("lower(d)"), text()),
                argumentSet("G19 the server makes the key", uuid(), uuid().defaultSql("gen_random_uuid()")));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void isOneShortStatement(ColumnDeclaration from, ColumnDeclaration to) {
        TableDeclaration items = ITEMS.column("d", text());
        Comparison comparison = compare(items.column("c", from), items.column("c", to));

        assertThat(comparison.changes())
                .hasSize(1)
                .allMatch(change -> change.startsWith("alter column items.c: value"));
        assertThat(comparison.onlineHazards()).isEmpty();
        assertThat(comparison.online()).isEqualTo(comparison.offline());
    }

    static Stream<Arguments> becomesIdentity() {
        return Stream.of(
                argumentSet("G12 plain becomes identity", bigint(), bigint().identity("items_c_seq")),
                argumentSet(
                        "G15 serial becomes identity",
                        bigint().defaultSql("nextval('items_c_seq'::regclass)"),
                        bigint().identity("items_c_seq1")));
    }

    @ParameterizedTest
    @MethodSource("becomesIdentity")
    void anIdentityGoesOnAfterTheHighestValueWhichAnIndexKnows(ColumnDeclaration from, ColumnDeclaration to) {
        TableDeclaration keyed = ITEMS.primaryKey("c");

        assertThat(compare(keyed.column("c", from), keyed.column("c", to)).onlineHazards())
                .isEmpty();
        assertThat(of(from, to).onlineHazards()).containsExactly("! scan-table:items.c");
        assertThat(of(from, to).changes()).singleElement().asString().startsWith("alter column items.c: value");
    }

    @Test
    @Tag("G08")
    @Tag("Q05")
    @Tag("I15")
    void lineEndsAndWhiteSpaceOfAnExpressionAreNoDifference() {
        assertThat(of(text().defaultSql("coalesce(\r\n 'a', 'b')"), text().defaultSql("COALESCE('a',\n'b')"))
                        .changes())
                .isEmpty();
    }

    @Test
    @Tag("G12")
    void anOptionalColumnIsRequiredBeforeItIsAnIdentity() {
        Comparison comparison = of(bigint().nullable(), bigint().identity("items_c_seq"));

        assertThat(comparison.online()).isEqualTo("""
                        statements
                          add check items.dunlin_required_c not valid
                          validate items.dunlin_required_c
                          alter column items.c: null true -> false
                            ! set-not-null:items.c
                          drop check items.dunlin_required_c
                          alter column items.c: value no default -> identity items_c_seq
                            ! scan-table:items.c""");
        assertThat(comparison.offlineHazards()).containsExactly("! set-not-null:items.c", "~ scan-table:items.c");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("G16")
    void anotherExpressionOfAComputedColumnComputesItAnew() {
        TableDeclaration items = ITEMS.column("d", text()).column("c", text().generatedAs("lower(d)"));
        Comparison comparison = compare(items, items.column("c", text().generatedAs("upper(d)")));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          drop column items.c
                          add column items.c text stored (upper(d))
                            ! rewrite-table:items.c""");
    }

    @Test
    @Tag("G18")
    void aPlainColumnThatIsComputedFromNowOnLosesItsValues() {
        TableDeclaration items = ITEMS.column("d", text()).column("c", text());
        Comparison comparison = compare(items, items.column("c", text().generatedAs("upper(d)")));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          drop column items.c
                            ! recompute-column:items.c
                          add column items.c text stored (upper(d))
                            ! rewrite-table:items.c""");
        assertThat(comparison.offlineHazards())
                .containsExactly("! recompute-column:items.c", "~ rewrite-table:items.c");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("G21")
    @Tag("H01")
    void aKeyColumnIsRequiredBeforeTheKeyIsBuilt() {
        TableDeclaration items = ITEMS.column("c", integer().nullable());
        Comparison comparison = compare(items, items.column("c", integer()).primaryKey("c"));

        assertThat(comparison.online()).isEqualTo("""
                        statements
                          add check items.dunlin_required_c not valid
                          validate items.dunlin_required_c
                          alter column items.c: null true -> false
                            ! set-not-null:items.c
                          drop check items.dunlin_required_c
                          add unique index items.items_pkey
                            ! add-primary-key:items.items_pkey
                          promote index items.items_pkey to primary key""");
        comparison.worksOnAServer();
    }
}
