package dev.multinode.inventory;

import java.time.Duration;
import java.util.List;

/**
 * What is in a folder.
 *
 * @param age since the server was asked
 * @param stale whether the server does not answer, so that this is what it offered then
 * @param reason why it is stale; empty when it is not
 */
record Listing(FolderPath path, List<Entry> entries, Duration age, boolean stale, String reason) {}
