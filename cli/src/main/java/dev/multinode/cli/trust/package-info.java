/** {@code multinode trust}: whose packages a node imports. */
package dev.multinode.cli.trust;
