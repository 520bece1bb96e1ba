/** {@code multinode server}: the remote servers that a node knows. */
package dev.multinode.cli.server;
