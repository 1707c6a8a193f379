package dev.dunlin.example.campaign.map;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.Audit;
import dev.dunlin.example.campaign.GeoPoint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the map and of printed walk sheets. The table has one row.
 *
 * @param id always 1
 * @param center where the map opens
 * @param zoom at which the map opens
 * @param walkSheetLinks what the QR codes on a walk sheet lead to: label and address
 */
@Table("map_settings")
public record MapSettings(
        @Id @Column(defaultValue = "1") @Check("id = 1") short id,
        @Embedded GeoPoint center,

        @Column(defaultValue = "12") @Check("zoom BETWEEN 1 AND 22")
        short zoom,

        @Column(defaultValue = "Walk sheet") String walkSheetTitle,
        @Nullable String walkSheetFooter,
        @Column(type = "jsonb", defaultValue = "[]") List<Map<String, String>> walkSheetLinks,
        @Embedded(prefix = "") Audit audit) {}
