package dev.dunlin.example.campaign.advocacy;

import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Table;
import dev.dunlin.annotations.Unique;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An elected representative, as the public directory last described them.
 *
 * @param electoralDistrict the riding, ward or zone they were elected in
 * @param offices where they can be reached: postal address, phone, kind of office
 * @param sourceUrl the directory's own page on them, which identifies them across refreshes
 * @param refreshedAt when the directory was last read
 */
@Table("representatives")
@Index(columns = {"governmentLevel", "electoralDistrict"})
@Index(columns = "name gin_trgm_ops", method = "gin")
public record Representative(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        String name,
        GovernmentLevel governmentLevel,
        String electedOffice,
        String electoralDistrict,
        @Nullable String party,
        @Nullable String email,
        @Column(type = "jsonb", defaultValue = "[]") List<Map<String, Object>> offices,
        @Nullable URI photo,
        @Unique URI sourceUrl,
        @Column(defaultSql = "now()") Instant refreshedAt) {}
