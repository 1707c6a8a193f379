package dev.dunlin.example.campaign.map;

import dev.dunlin.annotations.Comment;
import dev.dunlin.annotations.EnumLabel;
import dev.dunlin.annotations.EnumType;

/** How a voter stands to the campaign, as canvassers write it down: 1 to 4. */
@EnumType(ordered = true)
@Comment("1 strong support, 2 leaning for, 3 leaning against, 4 opposed")
public enum SupportLevel {
    @EnumLabel("1")
    STRONG_SUPPORT,
    @EnumLabel("2")
    LEANING_FOR,
    @EnumLabel("3")
    LEANING_AGAINST,
    @EnumLabel("4")
    OPPOSED
}
