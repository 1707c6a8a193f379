package dev.dunlin.example.campaign.email;

import static dev.dunlin.annotations.Identity.ALWAYS;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.annotations.Unique;
import dev.dunlin.example.campaign.advocacy.CampaignEmail;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to send an e-mail.
 *
 * @param retryOfId the attempt before this one
 * @param messageId the Message-ID header, once the mail server took it
 * @param headers headers beyond the usual ones
 * @param error what the mail server said
 */
@Table("email_logs")
@Index(columns = "queuedAt", where = "status = 'QUEUED'")
@Index(
        columns = {"(lower(recipient))", "queuedAt DESC"},
        name = "email_logs_lower_recipient_idx")
@Check(name = "email_logs_sent_check", value = "status <> 'SENT' OR sent_at IS NOT NULL")
public record EmailLog(
        @Id @Column(identity = ALWAYS) long id,
        @Relation(to = EmailTemplate.class) @Nullable UUID templateId,
        @Relation(to = CampaignEmail.class) @Nullable UUID campaignEmailId,
        @Relation(to = EmailLog.class) @Nullable Long retryOfId,
        String recipient,
        String subject,
        @Column(defaultValue = "QUEUED") EmailStatus status,
        @Unique @Nullable String messageId,
        @Nullable Map<String, String> headers,
        @Nullable String error,
        @Column(defaultSql = "now()") Instant queuedAt,
        @Nullable Instant sentAt) {}
