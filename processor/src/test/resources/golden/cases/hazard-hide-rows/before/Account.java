package shop;

import dev.dunlin.annotations.*;

@Table("accounts")
public record Account(
        @Id long id,
        String owner) {}
