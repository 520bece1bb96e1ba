package dev.multinode.cli.packages;

import picocli.CommandLine.Command;

/** {@code multinode package}. */
@Command(
    name = "package",
    description = "Build, sign, verify and compare packages; push them to servers and find drift.",
    subcommands = {
      PackageKeygenCommand.class,
      PackageBuildCommand.class,
      PackageInspectCommand.class,
      PackageVerifyCommand.class,
      PackageDiffCommand.class,
      PackageListCommand.class,
      PackageImportCommand.class,
      PackageExportCommand.class,
      PackagePlanCommand.class,
      PackagePushCommand.class,
      PackageStatusCommand.class
    })
public final class PackageCommand {}
