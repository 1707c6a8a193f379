package shop;

import dev.dunlin.annotations.*;

@Table(value = "events", tablespace = "archive")
public record Event(
        @Id long id,
        @Index(tablespace = "fast") String kind) {}
