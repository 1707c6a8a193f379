package shop;

import dev.dunlin.annotations.*;

@Table("documents")
public record Document(
        @Id long id,
        @Column(statistics = 500) String title,
        @Column(compression = "lz4", storage = Storage.MAIN) String text,
        @Column(storage = Storage.EXTERNAL) byte[] scan,
        @Column(generatedAs = "lower(title)", virtual = true) String search,
        @Column(nullable = true, compression = "pglz", statistics = 0) String note) {}
