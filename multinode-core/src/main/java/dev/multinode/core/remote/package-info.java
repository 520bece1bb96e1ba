/** Remote servers: registry, client, trust, tokens, watchers. */
package dev.multinode.core.remote;
