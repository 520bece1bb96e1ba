package dev.multinode.inventory;

/**
 * One entry of a folder.
 *
 * @param id on the server; empty for folders that only group others
 * @param type the word of the vRO API, or that of a plug-in with its namespace
 * @param path where it is: names with slashes, encoded as {@link FolderPath} does it
 * @param version empty when the server does not tell
 */
record Entry(String name, String id, String type, String path, boolean folder, String version) {}
