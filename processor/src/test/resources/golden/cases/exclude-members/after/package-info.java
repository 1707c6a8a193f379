@Schema(
        history = "main",
        extensions = "btree_gist",
        postgres = 14)
package shop;

import dev.dunlin.annotations.Schema;
