/** Outgoing mail: what was sent, and the versioned templates it was written with. */
@NullMarked
package dev.dunlin.example.campaign.email;

import org.jspecify.annotations.NullMarked;
