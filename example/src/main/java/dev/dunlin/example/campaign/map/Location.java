package dev.dunlin.example.campaign.map;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Table;
import dev.dunlin.annotations.Unique;
import dev.dunlin.example.campaign.Audit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A building or lot on the map. Who lives there is in its addresses.
 *
 * @param address street and number, as one line
 * @param province two letters
 * @param externalId identifier in the list it was imported from
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param buildingType decides how the location is canvassed
 * @param federalDistrict name of the federal riding
 * @param geocodeProvider who found the coordinates; null: they came with the import
 * @param geocodeConfidence how sure the provider is, 0 to 100
 */
@Table("locations")
@Index(columns = {"latitude", "longitude"})
@Index(columns = "address gin_trgm_ops", method = "gin")
@Index(name = "locations_to_geocode_idx", columns = "audit.createdAt", where = "geocoded_at IS NULL")
@Check(name = "locations_latitude_check", value = "latitude BETWEEN -90 AND 90")
@Check(name = "locations_longitude_check", value = "longitude BETWEEN -180 AND 180")
public record Location(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        String address,
        @Nullable String city,
        @Nullable String province,
        @Column(length = 7) @Nullable String postalCode,
        @Unique @Nullable String externalId,
        @Column(precision = 10, scale = 7) BigDecimal latitude,
        @Column(precision = 10, scale = 7) BigDecimal longitude,
        @Column(defaultValue = "SINGLE_FAMILY") BuildingType buildingType,
        @Nullable String federalDistrict,
        @Nullable GeocodeProvider geocodeProvider,
        @Nullable Integer geocodeConfidence,
        @Nullable Instant geocodedAt,
        @Nullable String notes,
        @Embedded(prefix = "") Audit audit) {}
