/** Settings: one record per section, and the loader: file, then environment, then flags. */
package dev.multinode.core.config;
