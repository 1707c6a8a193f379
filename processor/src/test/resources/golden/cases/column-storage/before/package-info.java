@Schema(
        history = "main",
        postgres = 18)
package shop;

import dev.dunlin.annotations.Schema;
