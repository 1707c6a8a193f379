/** The annotations with which records describe a PostgreSQL schema. */
module dev.dunlin.annotations {
    exports dev.dunlin.annotations;
}
