package dev.dunlin.example.media;

import static dev.dunlin.annotations.Identity.BY_DEFAULT;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several videos cut into one.
 *
 * @param sourceVideoIds the videos in order of appearance, repeated ones repeated; kept when a source is removed
 * @param outputVideoId the result; null: not made yet
 * @param jobId the job that makes or made it
 * @param settings transitions, titles, music
 */
@Table("compilations")
@Check(name = "compilations_sources_check", value = "cardinality(source_video_ids) > 0")
public record Compilation(
        @Id @Column(identity = BY_DEFAULT) long id,
        String name,
        @Index(method = "gin") List<Long> sourceVideoIds,
        @Relation(to = Video.class) @Nullable Long outputVideoId,
        @Relation(to = Job.class) @Nullable Long jobId,
        @Column(defaultValue = "{}") Map<String, Object> settings,
        @Embedded(prefix = "") MediaAudit audit) {}
