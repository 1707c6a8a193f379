/** The engine: schemas, their histories, the differences between them, and the SQL that makes up for these. */
module dev.dunlin.schema {
    requires com.google.gson;
    requires static org.jspecify;

    exports dev.dunlin.schema.diff;
    exports dev.dunlin.schema.generate;
    exports dev.dunlin.schema.history;
    exports dev.dunlin.schema.json;
    exports dev.dunlin.schema.model;
    exports dev.dunlin.schema.naming;
    exports dev.dunlin.schema.plan;
    exports dev.dunlin.schema.snapshot;
    exports dev.dunlin.schema.sql;
}
