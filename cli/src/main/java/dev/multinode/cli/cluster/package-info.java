/** {@code multinode cluster}: the nodes on one database. */
package dev.multinode.cli.cluster;
