package dev.dunlin.example.media;

import static dev.dunlin.annotations.Identity.BY_DEFAULT;
import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.annotations.Unique;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Work on videos that runs in the background.
 *
 * @param type what is done, for example transcode
 * @param queuePosition place among the queued jobs of its category, from 1; null: not queued
 * @param memoryNeededMb megabytes, of graphics memory for GPU jobs
 * @param timeout after which it is stopped
 * @param parameters what the worker is told
 * @param progressPercent 0 to 100
 * @param dependsOnJobId the job that must be completed first
 */
@Table("jobs")
// Deferred, so that positions can be exchanged in one transaction.
@Unique(
        columns = {"resourceCategory", "queuePosition"},
        deferrable = true,
        initiallyDeferred = true)
@Index(columns = "startedAt", where = "status = 'RUNNING'")
@Check(name = "jobs_queued_check", value = "(status = 'QUEUED') = (queue_position IS NOT NULL)")
public record Job(
        @Id @Column(identity = BY_DEFAULT) long id,
        @Column(length = 50) String type,
        @Column(defaultValue = "QUEUED") JobStatus status,
        ResourceCategory resourceCategory,
        @Check("queue_position > 0") @Nullable Integer queuePosition,

        @Column(defaultValue = "0") @Check("memory_needed_mb >= 0")
        int memoryNeededMb,

        @Column(defaultSql = "interval '1 hour'") Duration timeout,
        @Column(defaultValue = "{}") Map<String, Object> parameters,

        @Column(defaultValue = "0") @Check("progress_percent BETWEEN 0 AND 100")
        short progressPercent,

        @Relation(to = Video.class, onDelete = CASCADE) @Nullable
        Long videoId,

        @Relation(to = Job.class) @Nullable Long dependsOnJobId,
        @Nullable String error,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Embedded(prefix = "") MediaAudit audit) {}
