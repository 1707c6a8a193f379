/** Campaigns that write to and call representatives, and what comes back. */
@NullMarked
package dev.dunlin.example.campaign.advocacy;

import org.jspecify.annotations.NullMarked;
