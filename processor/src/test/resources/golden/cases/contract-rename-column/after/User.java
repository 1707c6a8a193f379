package shop;

import dev.dunlin.annotations.*;

@Table("users")
public record User(
        @Id int id,
        @Column(was = "name") @Unique String displayName,
        @Column(nullable = true) String fax) {}
