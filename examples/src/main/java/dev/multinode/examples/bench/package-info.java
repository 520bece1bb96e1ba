/** What Multinode costs, measured on this machine. */
package dev.multinode.examples.bench;
