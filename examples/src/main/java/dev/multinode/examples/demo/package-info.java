/** {@code multinode demo}: three nodes and everything they do for each other, in eight steps. */
package dev.multinode.examples.demo;
