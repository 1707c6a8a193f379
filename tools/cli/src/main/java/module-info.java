/** What a developer runs: the reader of live databases, and the comparison of schemas with them. */
module dev.dunlin.cli {
    requires transitive dev.dunlin.schema;
    requires transitive java.sql;
    requires static org.jspecify;

    exports dev.dunlin.cli.catalog;
    exports dev.dunlin.cli.compare;
}
