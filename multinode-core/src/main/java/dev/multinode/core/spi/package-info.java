/** What a feature or a plug-in provides to the node. */
package dev.multinode.core.spi;
