/** Applies migrations and keeps their history, with nothing but the JDK. */
module dev.dunlin.runtime {
    requires transitive java.sql;
    requires static org.jspecify;

    exports dev.dunlin.runtime;
}
