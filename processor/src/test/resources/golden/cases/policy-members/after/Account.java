package shop;

import dev.dunlin.annotations.*;

@Table("accounts")
@RowLevelSecurity(enabled = true, forced = true)
@Policy(name = "owners", was = "own", using = "owner = current_user", check = "owner = current_user AND id > 0")
@Policy(name = "office", command = PolicyCommand.UPDATE, permissive = false, roles = {"pg_monitor", "current_user"},
        using = "id > 0")
public record Account(
        @Id long id,
        String owner) {}
