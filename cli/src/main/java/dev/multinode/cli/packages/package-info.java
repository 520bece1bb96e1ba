/** {@code multinode package}: signed packages, offline and on servers. */
package dev.multinode.cli.packages;
