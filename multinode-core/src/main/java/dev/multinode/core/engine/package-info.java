/** Durable runs: items, waits, timers, limits. */
package dev.multinode.core.engine;
