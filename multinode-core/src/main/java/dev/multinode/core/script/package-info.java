/** The JavaScript of workflows and actions: the engine, its limits, and the scripting API. */
package dev.multinode.core.script;
