/** Canvassing: sessions at the door, the visits made, and the way walked. */
@NullMarked
package dev.dunlin.example.campaign.canvass;

import org.jspecify.annotations.NullMarked;
