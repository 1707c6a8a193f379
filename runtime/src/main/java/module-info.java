/** Applies migrations and keeps their history, with nothing but the JDK. */
module dev.dunlin.runtime {
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.dunlin.runtime;
}
