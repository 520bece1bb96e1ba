/** {@code multinode inventory}: what remote servers offer. */
package dev.multinode.cli.inventory;
