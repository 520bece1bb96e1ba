/** {@code multinode context}: the nodes that this user knows. */
package dev.multinode.cli.context;
