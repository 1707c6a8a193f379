package shop;

import dev.dunlin.annotations.*;

@Table(value = "events")
public record Event(
        @Id long id,
        @Index String kind) {}
