/** Typed values and their wire forms. */
package dev.multinode.core.value;
