package shop;

import dev.dunlin.annotations.*;

@Table("users")
public record User(
        @Id int id,
        @Unique String name) {}
