/** Signed packages: read, sign, compare, plan, push, verify. */
package dev.multinode.packages;
