package shop;

import dev.dunlin.annotations.*;

@Table
public record Order(
        @Id long id) {}
