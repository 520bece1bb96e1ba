/**
 * Nodes on one database: who lives, who drives runs, who takes over from whom. Knows nothing of
 * runs.
 */
package dev.multinode.core.cluster;
