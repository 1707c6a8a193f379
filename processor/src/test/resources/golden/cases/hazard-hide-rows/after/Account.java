package shop;

import dev.dunlin.annotations.*;

@Table("accounts")
@RowLevelSecurity
@Policy(name = "own", using = "owner = current_user")
public record Account(
        @Id long id,
        String owner) {}
