package shop;

import dev.dunlin.annotations.*;

/**
 * What was ordered.
 *
 * @param email where the receipt goes
 */
@Table
public record Order(
        @Id long id,
        @Column(type = "citext") String email) {}
