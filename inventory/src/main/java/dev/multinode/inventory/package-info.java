/** Browsing and searching what remote servers offer. */
package dev.multinode.inventory;
