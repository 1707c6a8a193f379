package dev.dunlin.example.campaign.map;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.annotations.Unique;
import dev.dunlin.example.campaign.Audit;
import dev.dunlin.example.campaign.people.User;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the map that is canvassed as a whole.
 *
 * @param slug last part of the address under which volunteers open it
 * @param parentCutId the larger cut that this one is a part of
 * @param geojson the border, a GeoJSON Polygon or MultiPolygon
 * @param color of the border on the map, as #rrggbb
 * @param opacity of the area on the map, 0 to 1
 * @param official follows a border that the electoral office drew
 * @param assignedToUserId who is responsible for it
 */
@Table("cuts")
@Check(name = "cuts_parent_check", value = "parent_cut_id <> id")
public record Cut(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        String name,
        @Unique String slug,
        @Nullable String description,
        @Relation(to = Cut.class) @Nullable UUID parentCutId,
        @Column(defaultValue = "CUSTOM") CutCategory category,
        Map<String, Object> geojson,

        @Column(length = 7, defaultValue = "#3b82f6") @Check("color ~ '^#[0-9a-f]{6}$'")
        String color,

        @Column(precision = 3, scale = 2, defaultValue = "0.30") @Check("opacity BETWEEN 0 AND 1")
        BigDecimal opacity,

        @Column(name = "is_official", defaultValue = "false")
        boolean official,

        @Column(name = "is_public", defaultValue = "false") boolean visible,
        @Relation(to = User.class) @Nullable UUID assignedToUserId,
        @Embedded(prefix = "") Audit audit) {}
