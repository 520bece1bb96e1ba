/** {@code multinode proxy}: local workflows that stand for remote ones. */
package dev.multinode.cli.proxy;
