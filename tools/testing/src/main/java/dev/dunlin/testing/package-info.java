/** Fresh PostgreSQL databases for tests, on a server that is given, in a container or embedded. */
@NullMarked
package dev.dunlin.testing;

import org.jspecify.annotations.NullMarked;
