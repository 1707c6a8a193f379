package shop;

import dev.dunlin.annotations.*;

@Table("documents")
public record Document(
        @Id long id,
        String title,
        String text,
        byte[] scan) {}
