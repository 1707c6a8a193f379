package dev.dunlin.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sources of annotated records. */
final class Records {
    private static final int PER_PACKAGE = 20;

    private Records() {}

    /**
     * Writes that many records of 10 components, in packages of 20 with an enum in each, under one anchor.
     *
     * @return the files that were written
     */
    static List<Path> write(Path folder, int records) throws IOException {
        List<Path> sources = new ArrayList<>();
        sources.add(write(folder, "org.example.package-info", """
                @Schema(history = "main", name = "public")
                package org.example;

                import dev.dunlin.annotations.Schema;
                """));
        for (int i = 0; i < records; i++) {
            if (i % PER_PACKAGE == 0) {
                sources.add(write(folder, packageOf(i) + ".Status" + i / PER_PACKAGE, """
                        package %s;

                        /** How far it is. */
                        public enum Status%d { OPEN, PAID, SHIPPED, CLOSED }
                        """.formatted(
                                packageOf(i), i / PER_PACKAGE)));
            }
            sources.add(write(folder, className(i), text(i)));
        }
        return sources;
    }

    private static String packageOf(int number) {
        return "org.example.part" + number / PER_PACKAGE;
    }

    private static String className(int number) {
        return packageOf(number) + ".Item" + number;
    }

    private static String text(int number) {
        return """
                package %1$s;

                import dev.dunlin.annotations.Check;
                import dev.dunlin.annotations.Column;
                import dev.dunlin.annotations.Id;
                import dev.dunlin.annotations.Index;
                import dev.dunlin.annotations.ReferentialAction;
                import dev.dunlin.annotations.Relation;
                import dev.dunlin.annotations.Table;
                import dev.dunlin.annotations.Unique;
                import java.math.BigDecimal;
                import java.time.Instant;
                import java.util.UUID;
                import org.jspecify.annotations.Nullable;

                /**
                 * An item that belongs to another one.
                 *
                 * @param code what customers call it
                 * @param note what only we know
                 */
                @Table("items_%2$d")
                @Index(columns = {"status", "createdAt DESC"}, where = "amount > 0")
                public record Item%2$d(
                        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
                        @Relation(to = %3$s.class, onDelete = ReferentialAction.CASCADE) %4$s UUID ownerId,
                        @Unique @Column(length = 40) String code,
                        String title,
                        @Nullable String note,
                        @Check("amount >= 0") @Column(precision = 10, scale = 2) BigDecimal amount,
                        @Column(defaultValue = "OPEN") Status%5$d status,
                        @Column(defaultValue = "true") boolean active,
                        @Index int position,
                        @Column(defaultSql = "now()") Instant createdAt) {}
                """.formatted(
                        packageOf(number),
                        number,
                        className(Schemas.target(number)),
                        number == 0 ? "@Nullable" : "",
                        number / PER_PACKAGE);
    }

    private static Path write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name.replace('.', '/') + ".java");
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }
}
