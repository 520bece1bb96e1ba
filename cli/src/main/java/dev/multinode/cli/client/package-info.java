/** Speaks to a node: contexts, certificates, requests. */
package dev.multinode.cli.client;
