/** What every command shares: the shell around it, tables, formats, exit codes, failures. */
package dev.multinode.cli.terminal;
