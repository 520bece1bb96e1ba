/** {@code multinode task}. */
package dev.multinode.cli.task;
