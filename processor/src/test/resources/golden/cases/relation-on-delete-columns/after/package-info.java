@Schema(
        history = "main",
        postgres = 15)
package shop;

import dev.dunlin.annotations.Schema;
