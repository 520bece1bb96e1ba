/** The REST server of a node: resources, logins, errors as JSON, and the vRO API of the node. */
package dev.multinode.core.rest;
