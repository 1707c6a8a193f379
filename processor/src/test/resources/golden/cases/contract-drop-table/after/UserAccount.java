package shop;

import dev.dunlin.annotations.*;

@Table("user_account")
public record UserAccount(
        @Id int id,
        String name) {}
