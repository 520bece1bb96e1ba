/** What a workflow needs that this node does not have, found before it runs. */
package dev.multinode.core.check;
