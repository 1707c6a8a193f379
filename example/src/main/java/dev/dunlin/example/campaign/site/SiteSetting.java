package dev.dunlin.example.campaign.site;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.Audit;
import org.jspecify.annotations.Nullable;

/**
 * One setting of the whole site.
 *
 * @param key dotted, for example smtp.host
 * @param value any JSON, the null of JSON included
 * @param secret never shown again once written
 */
@Table("site_settings")
public record SiteSetting(
        @Id @Column(length = 100) @Check("key ~ '^[a-z0-9_]+([.][a-z0-9_]+)*$'")
        String key,

        @Column(type = "jsonb") String value,
        @Nullable String description,
        @Column(name = "is_secret", defaultValue = "false") boolean secret,
        @Embedded(prefix = "") Audit audit) {}
