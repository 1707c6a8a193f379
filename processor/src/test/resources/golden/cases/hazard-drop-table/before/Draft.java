package shop;

import dev.dunlin.annotations.*;

@Table
public record Draft(
        @Id long id,
        String text) {}
