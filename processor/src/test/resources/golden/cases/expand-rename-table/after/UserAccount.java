package shop;

import dev.dunlin.annotations.*;

@Table(value = "users", was = "user_account")
public record UserAccount(
        @Id int id,
        String name) {}
