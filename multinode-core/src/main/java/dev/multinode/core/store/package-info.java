/** The database: pool, migrations, shared helpers. */
package dev.multinode.core.store;
