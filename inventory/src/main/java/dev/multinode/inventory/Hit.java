package dev.multinode.inventory;

/**
 * An element that a search found.
 *
 * @param server the name of the server
 * @param path folder and name; only the name when the server does not tell the folder
 */
record Hit(String server, String name, String id, String type, String path, String version) {}
