/** Keys, certificates, sealed secrets. Bouncy Castle is named nowhere else. */
package dev.multinode.core.crypto;
