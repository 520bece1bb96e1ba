/** {@code multinode workflow}: what the node can run. */
package dev.multinode.cli.workflow;
