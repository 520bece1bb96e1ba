package dev.multinode.cli;

import dev.multinode.cli.cluster.ClusterCommand;
import dev.multinode.cli.context.ContextCommand;
import dev.multinode.cli.inventory.InventoryCommand;
import dev.multinode.cli.node.ServeCommand;
import dev.multinode.cli.packages.PackageCommand;
import dev.multinode.cli.proxy.ProxyCommand;
import dev.multinode.cli.run.RunCommand;
import dev.multinode.cli.server.ServerCommand;
import dev.multinode.cli.task.TaskCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.trust.TrustCommand;
import dev.multinode.cli.workflow.WorkflowCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

@Command(
    name = "multinode",
    description = "A federation controller for workflow orchestrators.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.FAILED,
      ExitCodes.USAGE,
      ExitCodes.DIFFERENT,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      ExitCodes.CONFLICT,
      ExitCodes.STILL_RUNNING,
      ExitCodes.RUN_FAILED,
      ExitCodes.UNREACHABLE,
      ExitCodes.UNSIGNED,
      ExitCodes.MISMATCH,
      ExitCodes.UNTRUSTED,
      ExitCodes.EXPIRED,
      ExitCodes.INTERRUPTED
    },
    footerHeading = "%n",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      ServeCommand.class,
      ContextCommand.class,
      ServerCommand.class,
      InventoryCommand.class,
      WorkflowCommand.class,
      RunCommand.class,
      TaskCommand.class,
      ProxyCommand.class,
      PackageCommand.class,
      TrustCommand.class,
      ClusterCommand.class,
      HelpCommand.class
    })
final class RootCommand {}
