package dev.dunlin.example.campaign.advocacy;

/** Where a campaign is in its life. */
public enum CampaignStatus {
    DRAFT,
    ACTIVE,
    PAUSED,
    ARCHIVED
}
