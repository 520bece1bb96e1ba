/** Workflows, actions, configurations and resources: model, XML, the content store. */
package dev.multinode.core.content;
