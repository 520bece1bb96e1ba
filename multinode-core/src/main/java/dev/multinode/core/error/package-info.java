/** What a failure is, and how each surface reports it. */
package dev.multinode.core.error;
