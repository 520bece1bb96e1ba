/** A sample plug-in: a made-up vCenter with a few virtual machines. */
package dev.multinode.examples.vc;
