/** Nodes in processes of their own, for what is shown and measured on one machine. */
package dev.multinode.examples.nodes;
