package shop;

import dev.dunlin.annotations.*;

@Table("bicycles")
public record Bicycle(
        long id,
        int wheels,
        String frame) {}
