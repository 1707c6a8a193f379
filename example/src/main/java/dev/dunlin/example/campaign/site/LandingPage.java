package dev.dunlin.example.campaign.site;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.annotations.Unique;
import dev.dunlin.example.campaign.Audit;
import dev.dunlin.example.campaign.advocacy.Campaign;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of the public site.
 *
 * @param slug the page's address under the site's root
 * @param parentPageId the page it hangs under in the navigation; null: at the top
 * @param campaignId the campaign it advertises
 * @param blocks the blocks it is made of, in order
 * @param html its text in CODE mode
 * @param publishedAt null: a draft
 */
@Table("landing_pages")
@Index(columns = "publishedAt DESC", where = "published_at IS NOT NULL")
@Index(columns = "blocks jsonb_path_ops", method = "gin")
@Check(name = "landing_pages_html_check", value = "editor_mode <> 'CODE' OR html IS NOT NULL")
public record LandingPage(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        @Unique String slug,
        String title,
        @Nullable String description,
        @Relation(to = LandingPage.class) @Nullable UUID parentPageId,
        @Relation(to = Campaign.class) @Nullable UUID campaignId,
        @Column(defaultValue = "VISUAL") EditorMode editorMode,
        @Column(type = "jsonb", defaultValue = "[]") List<Map<String, Object>> blocks,
        @Nullable String html,
        @Nullable String css,
        @Nullable URI previewImage,
        @Nullable Instant publishedAt,
        @Embedded(prefix = "") Audit audit) {}
