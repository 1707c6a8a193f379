package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.model.Constraint.Deferral.INITIALLY_DEFERRED;
import static dev.dunlin.schema.scenario.ColumnDeclaration.bigint;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.ColumnDeclaration.uuid;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.ForeignKeyDeclaration.foreignKey;
import static dev.dunlin.schema.scenario.IndexDeclaration.indexOn;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.Constraint.PrimaryKey;
import dev.dunlin.schema.model.Constraint.Unique;
import dev.dunlin.schema.model.SqlExpression;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Primary keys, unique constraints and checks. */
class KeyAndConstraintTest {
    private static final TableDeclaration USERS =
            table("users").column("id", uuid()).column("email", text()).column("tenant", uuid());

    private static Unique unique(boolean nullsNotDistinct, Deferral deferral) {
        return new Unique("users_email_key", List.of("email"), List.of(), nullsNotDistinct, deferral);
    }

    @Test
    @Tag("H01")
    void aPrimaryKeyIsBuiltConcurrentlyAndThenTakenOver() {
        Comparison comparison = compare(USERS, USERS.primaryKey("id"));

        assertThat(comparison.online()).isEqualTo("""
                        statements
                          add unique index users.users_pkey
                            ! add-primary-key:users.users_pkey
                          promote index users.users_pkey to primary key""");
        assertThat(comparison.offline()).isEqualTo("""
                        transaction
                          add primary key users.users_pkey
                            ! add-primary-key:users.users_pkey
                            ~ build-index:users.users_pkey""");
    }

    @Test
    @Tag("H02")
    @Tag("H03")
    @Tag("I03")
    @Tag("I04")
    void aKeyOverOtherColumnsIsThereBeforeTheOldOneGoes() {
        TableDeclaration keyed = USERS.primaryKey("id");
        Comparison comparison = compare(keyed, USERS.primaryKey("email"));

        assertThat(comparison.changes())
                .containsExactly("drop primary key users.users_pkey", "add primary key users.users_pkey");
        assertThat(comparison.online()).isEqualTo("""
                        statements
                          add unique index users.dunlin_new_users_pkey
                            ! add-primary-key:users.users_pkey
                          drop primary key users.users_pkey
                          rename index users.dunlin_new_users_pkey -> users_pkey
                          promote index users.users_pkey to primary key""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("H02")
    void aPrimaryKeyThatGetsAnotherNameWithItsColumnsIsThereBeforeTheOldOneGoes() {
        Comparison comparison =
                compare(USERS.primaryKey("id"), USERS.constraint(new PrimaryKey("users_pk", List.of("email"))));

        assertThat(comparison.online()).isEqualTo("""
                        statements
                          add unique index users.users_pk
                            ! add-primary-key:users.users_pk
                          drop primary key users.users_pkey
                            ~ drop-index:users.users_pkey
                          promote index users.users_pk to primary key""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("H03")
    @Tag("H06")
    @Tag("I04")
    void aKeyOverMoreColumnsOrInAnotherOrderMeetsNoDuplicates() {
        assertThat(compare(USERS.primaryKey("id"), USERS.primaryKey("tenant", "id"))
                        .onlineHazards())
                .isEmpty();
        assertThat(compare(USERS.primaryKey("id", "tenant"), USERS.primaryKey("tenant", "id"))
                        .onlineHazards())
                .isEmpty();
        assertThat(compare(USERS.primaryKey("id"), USERS.primaryKey("id").unique("id", "tenant"))
                        .onlineHazards())
                .isEmpty();
    }

    @Test
    @Tag("H04")
    void anotherNameAloneRenamesThePrimaryKey() {
        Comparison comparison =
                compare(USERS.primaryKey("id"), USERS.constraint(new PrimaryKey("users_pk", List.of("id"))));

        assertThat(comparison.online())
                .isEqualTo("transaction\n  rename constraint users.users_pkey -> users_pk")
                .isEqualTo(comparison.offline());
    }

    @Test
    @Tag("H05")
    @Tag("P08")
    void foreignKeysLetGoOfAKeyBeforeItChangesAndTakeHoldOfTheNewOne() {
        TableDeclaration users = table("users").column("id", uuid()).column("no", integer());
        TableDeclaration posts = tableWithId("posts")
                .column("author", integer())
                .foreignKey(foreignKey("author").to("users", "no"));
        Comparison comparison =
                compare(schema(users.primaryKey("id").unique("no"), posts), schema(users.primaryKey("no"), posts));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop foreign key posts.posts_author_fkey",
                        "drop unique users.users_no_key",
                        "drop primary key users.users_pkey",
                        "add primary key users.users_pkey",
                        "add foreign key posts.posts_author_fkey");
        assertThat(comparison.onlineHazards()).containsExactly("~ lock-referenced:posts.posts_author_fkey");
        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          drop foreign key posts.posts_author_fkey
                            ~ lock-referenced:posts.posts_author_fkey
                          drop unique users.users_no_key
                        statements _online
                          add unique index users.dunlin_new_users_pkey
                          drop primary key users.users_pkey
                          rename index users.dunlin_new_users_pkey -> users_pkey
                          promote index users.users_pkey to primary key
                          add foreign key posts.posts_author_fkey not valid
                          validate posts.posts_author_fkey""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("H05")
    @Tag("P08")
    void aTableThatGoesLetsGoOfAKeyThatGoesBeforeIt() {
        TableDeclaration posts = tableWithId("posts").column("user_id", uuid()).foreignKey("user_id", "users");
        Comparison comparison = compare(schema(USERS.primaryKey("id"), posts), schema(USERS));

        assertThat(comparison.changes())
                .containsExactly(
                        "drop foreign key posts.posts_user_id_fkey",
                        "drop primary key users.users_pkey",
                        "drop table posts");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("H07")
    void aNewIdentityIsAKeyWithoutDuplicates() {
        Comparison comparison = compare(
                USERS.primaryKey("id"),
                USERS.column("no", bigint().identity("users_no_seq")).primaryKey("no"));

        assertThat(comparison.onlineHazards()).isEmpty();
        assertThat(comparison.offlineHazards())
                .containsExactly("~ rewrite-table:users.no", "~ build-index:users.users_pkey");
    }

    @Test
    @Tag("H09")
    @Tag("H10")
    @Tag("K01")
    @Tag("K02")
    @Tag("P01")
    void anIdentifyingRelationStandsInItsTableAfterTheParents() {
        TableDeclaration tags = tableWithId("tags");
        TableDeclaration posts = tableWithId("posts");
        TableDeclaration join = table("post_tags")
                .column("post_id", uuid())
                .column("tag_id", uuid())
                .primaryKey("post_id", "tag_id")
                .foreignKey("post_id", "posts")
                .foreignKey("tag_id", "tags")
                .index("tag_id");

        assertThat(compare(schema(), schema(join, tags, posts)).changes())
                .containsExactly(
                        "create table posts with posts_pkey",
                        "create table tags with tags_pkey",
                        "create table post_tags with post_tags_pkey, post_tags_post_id_fkey, post_tags_tag_id_fkey,"
                                + " post_tags_tag_id_idx");
    }

    @Test
    @Tag("H11")
    @Tag("H12")
    @Tag("I05")
    @Tag("L19")
    @Tag("Q04")
    void theOrderOfDeclarationIsNoDifference() {
        Comparison comparison = compare(
                USERS.primaryKey("id")
                        .unique("email")
                        .unique("tenant")
                        .index("email")
                        .index("tenant"),
                USERS.index("tenant")
                        .index("email")
                        .unique("tenant")
                        .unique("email")
                        .primaryKey("id"));

        assertThat(comparison.changes()).isEmpty();
    }

    @Test
    @Tag("I01")
    void aUniqueConstraintIsBuiltConcurrentlyAndThenTakenOver() {
        Comparison comparison = compare(USERS, USERS.unique("tenant", "email"));

        assertThat(comparison.online()).isEqualTo("""
                        statements
                          add unique index users.users_tenant_email_key
                            ! add-unique:users.users_tenant_email_key
                          promote index users.users_tenant_email_key to unique""");
        assertThat(comparison.offline()).isEqualTo("""
                        transaction
                          add unique users.users_tenant_email_key
                            ! add-unique:users.users_tenant_email_key
                            ~ build-index:users.users_tenant_email_key""");
    }

    @Test
    @Tag("I02")
    void aUniqueConstraintGoesInOneShortStatement() {
        Comparison comparison = compare(USERS.unique("email"), USERS);

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          drop unique users.users_email_key
                            ~ drop-index:users.users_email_key""").isEqualTo(comparison.offline());
    }

    @Test
    @Tag("I06")
    @Tag("I09")
    void anotherNameAloneRenamesTheUniqueConstraint() {
        Comparison comparison =
                compare(USERS.unique("email"), USERS.constraint(Unique.of("one_account_each", "email")));

        assertThat(comparison.changes()).containsExactly("rename constraint users.users_email_key -> one_account_each");
    }

    @Test
    @Tag("I07")
    void aUniqueIndexBecomesTheConstraintInPlace() {
        Comparison comparison = compare(USERS.index(indexOn("email").unique()), USERS.unique("email"));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          rename index users.users_email_idx -> users_email_key
                          promote index users.users_email_key to unique""").isEqualTo(comparison.offline());
        comparison.worksOnAServer();
    }

    @Test
    @Tag("I07")
    void aUniqueConstraintBecomesAnIndexWithoutMeetingDuplicates() {
        Comparison comparison =
                compare(USERS.unique("email"), USERS.index(indexOn("email").unique()));

        assertThat(comparison.changes())
                .containsExactly("drop unique users.users_email_key", "add unique index users.users_email_idx");
        assertThat(comparison.onlineHazards()).isEmpty();
    }

    @Test
    @Tag("I11")
    void treatingNullsAsEqualMayMeetTwoOfThem() {
        Comparison comparison = compare(
                USERS.constraint(unique(false, Deferral.NOT_DEFERRABLE)),
                USERS.constraint(unique(true, Deferral.NOT_DEFERRABLE)));

        assertThat(comparison.changes())
                .containsExactly("drop unique users.users_email_key", "add unique users.users_email_key");
        assertThat(comparison.onlineHazards()).containsExactly("! add-unique:users.users_email_key");
        assertThat(compare(
                                USERS.constraint(unique(true, Deferral.NOT_DEFERRABLE)),
                                USERS.constraint(unique(false, Deferral.NOT_DEFERRABLE)))
                        .onlineHazards())
                .isEmpty();
    }

    @Test
    @Tag("I12")
    void aUniqueConstraintBecomesDeferredWithoutMeetingDuplicates() {
        Comparison comparison = compare(
                USERS.constraint(unique(false, Deferral.NOT_DEFERRABLE)),
                USERS.constraint(unique(false, INITIALLY_DEFERRED)));

        assertThat(comparison.online()).isEqualTo("""
                        statements
                          add unique index users.dunlin_new_users_email_key
                          drop unique users.users_email_key
                          rename index users.dunlin_new_users_email_key -> users_email_key
                          promote index users.users_email_key to unique""");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("I13")
    void aCheckHoldsNewRowsAtOnceAndOldOnesAreLookedAtAfterwards() {
        Comparison comparison = compare(USERS, USERS.check("users_email_check", "email <> ''"));

        assertThat(comparison.online()).isEqualTo("""
                        transaction
                          add check users.users_email_check not valid
                            ! add-check:users.users_email_check
                        statements _online
                          validate users.users_email_check""");
        assertThat(comparison.offline()).isEqualTo("""
                        transaction
                          add check users.users_email_check
                            ! add-check:users.users_email_check
                            ~ scan-table:users.users_email_check""");
    }

    @Test
    @Tag("I13")
    void aCheckThatIsForNewRowsOnlyMeetsNoOldOnes() {
        Check check = new Check("users_email_check", new SqlExpression("email <> ''"), false);
        Comparison comparison = compare(USERS, USERS.constraint(check));

        assertThat(comparison.online())
                .isEqualTo("transaction\n  add check users.users_email_check not valid")
                .isEqualTo(comparison.offline());
    }

    @Test
    @Tag("I13")
    void aCheckThatIsForAllRowsFromNowOnIsValidated() {
        Check check = new Check("users_email_check", new SqlExpression("email <> ''"), false);
        Comparison comparison = compare(USERS.constraint(check), USERS.constraint(check.withValid(true)));

        assertThat(comparison.online()).isEqualTo("""
                        statements
                          validate users.users_email_check
                            ! add-check:users.users_email_check""");
        assertThat(comparison.offline()).isEqualTo("""
                        transaction
                          validate users.users_email_check
                            ! add-check:users.users_email_check""");
    }

    @Test
    @Tag("I14")
    void anotherConditionUnderTheSameNameReplacesTheCheck() {
        Comparison comparison =
                compare(USERS.check("users_check", "email <> ''"), USERS.check("users_check", "email like '%@%'"));

        assertThat(comparison.changes()).containsExactly("drop check users.users_check", "add check users.users_check");
        assertThat(comparison.onlineHazards()).containsExactly("! add-check:users.users_check");
    }

    @Test
    @Tag("I15")
    void whiteSpaceCommentsAndTheCaseOfKeywordsAreNoDifference() {
        assertThat(compare(
                                USERS.check("users_check", "email LIKE '%@%' AND tenant IS NOT NULL"),
                                USERS.check("users_check", "email like '%@%'\n  and /* always */ tenant is not null"))
                        .changes())
                .isEmpty();
    }

    @Test
    @Tag("I17")
    void anotherNameAloneRenamesTheCheck() {
        assertThat(compare(USERS.check("a_check", "email <> ''"), USERS.check("b_check", "email <> ''"))
                        .changes())
                .containsExactly("rename constraint users.a_check -> b_check");
    }

    @Test
    @Tag("I17")
    @Tag("L17")
    void equalConstraintsAreNotRenamedAcross() {
        TableDeclaration both = USERS.check("a_check", "email <> ''").check("b_check", "email <> ''");

        assertThat(compare(both, both.without("a_check")).changes()).containsExactly("drop check users.a_check");
        assertThat(compare(both, both.without("a_check", "b_check").check("c_check", "email <> ''"))
                        .changes())
                .containsExactly("drop check users.b_check", "rename constraint users.a_check -> c_check");
    }

    @Test
    @Tag("I09")
    @Tag("P12")
    void aConstraintMayTakeTheNameThatAnotherOneGivesUp() {
        Comparison comparison = compare(
                USERS.check("a", "email <> ''").constraint(Unique.of("b", "email")),
                USERS.check("b", "email <> ''").constraint(Unique.of("c", "email")));

        assertThat(comparison.changes())
                .containsExactly("rename constraint users.b -> c", "rename constraint users.a -> b");
        comparison.worksOnAServer();
    }

    @Test
    @Tag("I22")
    void aUniqueConstraintGoesBeforeItsColumnChanges() {
        Comparison comparison = compare(USERS.unique("email"), USERS.column("email", text().nullable()));

        assertThat(comparison.changes())
                .containsExactly("drop unique users.users_email_key", "alter column users.email: null false -> true");
    }

    @Test
    @Tag("I03")
    void offlineAKeyIsReplacedInOneTransaction() {
        Comparison comparison = compare(USERS.primaryKey("id"), USERS.primaryKey("email"));

        assertThat(comparison.offline()).isEqualTo("""
                        transaction
                          drop primary key users.users_pkey
                          add primary key users.users_pkey
                            ! add-primary-key:users.users_pkey
                            ~ build-index:users.users_pkey""");
    }
}
