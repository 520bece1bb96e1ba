/** The command line: the root of all commands. */
package dev.multinode.cli;
