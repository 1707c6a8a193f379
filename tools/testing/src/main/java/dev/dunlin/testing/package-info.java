/** Fresh PostgreSQL databases for tests, on a server that is given, in a container or embedded; what is in them, and scripts. */
@NullMarked
package dev.dunlin.testing;

import org.jspecify.annotations.NullMarked;
