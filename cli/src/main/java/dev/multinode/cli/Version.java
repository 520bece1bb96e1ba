package dev.multinode.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the version that the build has written into the jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"multinode " + (version == null ? "(not packaged)" : version)};
  }
}
