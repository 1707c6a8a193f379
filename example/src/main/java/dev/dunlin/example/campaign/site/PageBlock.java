package dev.dunlin.example.campaign.site;

import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Table;
import dev.dunlin.annotations.Unique;
import dev.dunlin.example.campaign.Audit;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A kind of block that pages can be made of.
 *
 * @param type by which pages refer to it
 * @param fields what can be filled in, as a JSON Schema
 * @param defaults what is filled in at first
 * @param keywords by which editors find it
 */
@Table("page_blocks")
@Index(columns = {"category", "position"})
public record PageBlock(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        @Unique @Column(length = 50) String type,
        String label,
        String category,
        Map<String, Object> fields,
        @Column(defaultValue = "{}") Map<String, Object> defaults,
        @Index(method = "gin") @Column(defaultValue = "{}") List<String> keywords,
        @Nullable URI thumbnail,
        @Column(defaultValue = "0") int position,
        @Column(name = "is_active", defaultValue = "true") boolean active,
        @Embedded(prefix = "") Audit audit) {}
