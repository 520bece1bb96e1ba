/** Random workflows, run by the engine and by a simple interpreter that shares no code with it. */
package dev.multinode.core.engine.graphs;
