/** Local workflows that stand for remote ones. */
package dev.multinode.proxy;
