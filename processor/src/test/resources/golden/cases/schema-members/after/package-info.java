@Schema(
        history = "main",
        name = "sales",
        naming = NamingStrategy.AS_IS,
        extensions = "citext",
        postgres = 17,
        online = false,
        comments = true)
package shop;

import dev.dunlin.annotations.NamingStrategy;
import dev.dunlin.annotations.Schema;
