package dev.dunlin.example.media;

import static dev.dunlin.annotations.Identity.BY_DEFAULT;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Table;
import dev.dunlin.annotations.Unique;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A video file of the library. What the file says of itself is null until it has been probed.
 *
 * @param path from the library's root, with slashes
 * @param description shown under the player
 * @param durationSeconds length, rounded down
 * @param width pixels
 * @param height pixels
 * @param aspectRatio width divided by height
 * @param quality as viewers choose it, for example 1080p
 * @param frameRate frames in a second
 * @param tags by which editors find it
 */
@Table("videos")
@Index(columns = {"directoryType", "audit.createdAt DESC"})
@Index(columns = "tags jsonb_path_ops", method = "gin")
@Check(name = "videos_size_check", value = "width > 0 AND height > 0")
public record Video(
        @Id @Column(identity = BY_DEFAULT) long id,
        @Unique String path,
        @Nullable String title,
        @Nullable String description,
        DirectoryType directoryType,
        long fileSizeBytes,
        @Check("duration_seconds >= 0") @Nullable Integer durationSeconds,
        @Nullable Integer width,
        @Nullable Integer height,

        @Column(precision = 8, scale = 4, generatedAs = "width::numeric / nullif(height, 0)") @Nullable
        BigDecimal aspectRatio,

        @Nullable Orientation orientation,
        @Column(length = 10) @Nullable String quality,
        @Column(precision = 6, scale = 3) @Nullable BigDecimal frameRate,
        @Column(defaultValue = "true") boolean hasAudio,
        @Column(type = "jsonb", defaultValue = "[]") List<String> tags,
        @Embedded(prefix = "") MediaAudit audit) {}
