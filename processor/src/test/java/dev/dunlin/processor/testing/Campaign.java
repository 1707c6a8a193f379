package dev.dunlin.processor.testing;

import java.nio.file.Path;

/**
 * A small project in which every fact that class files may lose matters: comments, type-use nullness, the order of constants,
 * an embedded record, an enum and a relation in files of their own.
 */
public final class Campaign {
    public static final String ANCHOR = "org/example/package-info.java";
    public static final String LOCATION = "org/example/Location.java";
    public static final String CUT = "org/example/map/Cut.java";

    private Campaign() {}

    /** The sources, without any migration. */
    public static Project in(Path folder) {
        return Project.in(folder)
                .source(ANCHOR, """
                        @Schema(history = "main", name = "public", comments = true)
                        package org.example;

                        import dev.dunlin.annotations.Schema;
                        """)
                .source(LOCATION, """
                        package org.example;

                        import dev.dunlin.annotations.*;
                        import java.util.List;
                        import java.util.UUID;
                        import org.example.map.Cut;
                        import org.example.place.Address;
                        import org.jspecify.annotations.Nullable;

                        /**
                         * A place to visit: Zürich, Ἀθῆναι.
                         *
                         * @param note what the last visitor
                         *     wrote
                         */
                        @Table("locations")
                        @Index(columns = {"cutId", "building"})
                        @Check(\"""
                                note <> ''
                                  OR note IS NULL
                                \""")
                        public record Location(
                                @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
                                @Nullable String note,
                                List<String> tags,
                                @Embedded Address address,
                                @Column(defaultValue = "SHED") Building building,
                                @Relation(to = Cut.class, onDelete = ReferentialAction.SET_NULL) @Nullable UUID cutId) {}
                        """)
                .source("org/example/Building.java", """
                        package org.example;

                        /** What stands there. */
                        public enum Building {
                            TOWER,
                            SHED,
                            BARN
                        }
                        """)
                .source("org/example/place/Address.java", """
                        package org.example.place;

                        import dev.dunlin.annotations.Column;
                        import org.jspecify.annotations.Nullable;

                        /**
                         * Where it is.
                         *
                         * @param street with the number
                         */
                        public record Address(@Column(length = 100) String street, @Nullable String door, Kind kind) {
                            public enum Kind {
                                WORK,
                                HOME
                            }
                        }
                        """)
                .source(CUT, """
                        package org.example.map;

                        import dev.dunlin.annotations.*;
                        import java.util.UUID;
                        import org.jspecify.annotations.Nullable;

                        /** A part of the map. */
                        @Table
                        public record Cut(@Id UUID id, @Unique String name, @Nullable UUID leader) {}
                        """);
    }

    /** The same with everything in its first migration. */
    public static Project committedIn(Path folder) {
        Project project = in(folder);
        Outcome outcome = project.option("name", "initial")
                .option("timestamp", "20260211120000")
                .compile();
        if (!outcome.succeeded()) {
            throw new AssertionError(outcome.text());
        }
        return project.withoutOption("name").withoutOption("timestamp").delete("target");
    }
}
