package dev.dunlin.example.campaign.map;

import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.Audit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A door at a location: a house, or one unit of many.
 *
 * @param unit unit or apartment; null: the whole building
 * @param supportLevel as of the last visit; null: never asked
 * @param sign whether a lawn sign stands there
 * @param signSize of the sign that stands there or was asked for
 * @param doNotContact asked not to be visited again
 */
@Table("addresses")
@Index(
        name = "addresses_location_id_unit_idx",
        columns = {"locationId", "(coalesce(unit, ''))"},
        unique = true)
@Index(columns = "supportLevel", where = "support_level IS NOT NULL")
@Index(
        columns = {"(lower(last_name))", "(lower(first_name))"},
        name = "addresses_lower_name_idx")
public record Address(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        @Relation(to = Location.class, onDelete = CASCADE) UUID locationId,
        @Column(length = 20) @Nullable String unit,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Column(length = 32) @Nullable String phone,
        @Nullable SupportLevel supportLevel,
        @Column(defaultValue = "false") boolean sign,

        @Check("sign_size IN ('SMALL', 'REGULAR', 'LARGE')") @Nullable
        String signSize,

        @Column(defaultValue = "false") boolean doNotContact,
        @Nullable String notes,
        @Embedded(prefix = "") Audit audit) {}
