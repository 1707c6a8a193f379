/** The public web site: pages, their building blocks, settings. */
@NullMarked
package dev.dunlin.example.campaign.site;

import org.jspecify.annotations.NullMarked;
