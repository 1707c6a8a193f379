package shop;

import dev.dunlin.annotations.*;

@Table("vehicles")
public record Vehicle(
        @Id long id,
        int wheels) {}
