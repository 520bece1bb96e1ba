/** {@code multinode serve}: wires every part into a node and runs it. */
package dev.multinode.cli.node;
