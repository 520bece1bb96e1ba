/** What runs share with each other, on all nodes: locks, events, tags and properties of objects. */
package dev.multinode.core.shared;
