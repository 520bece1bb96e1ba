/** A strict reader of ZIP archives from strangers. */
package dev.multinode.packages.archive;
