/** Which addresses the node connects to, for itself and for scripts. */
package dev.multinode.core.net;
