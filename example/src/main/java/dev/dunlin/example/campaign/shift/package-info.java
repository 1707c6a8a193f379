/** Volunteer shifts and who signed up for them. */
@NullMarked
package dev.dunlin.example.campaign.shift;

import org.jspecify.annotations.NullMarked;
