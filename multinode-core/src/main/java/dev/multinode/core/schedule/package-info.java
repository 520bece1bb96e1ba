/** Tasks: workflows that run at a time, or again and again. */
package dev.multinode.core.schedule;
