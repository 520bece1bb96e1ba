/** {@code multinode run}, and what starting and waiting for a run takes. */
package dev.multinode.cli.run;
