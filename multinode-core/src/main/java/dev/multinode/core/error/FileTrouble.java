package dev.multinode.core.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be used, in words; Java often says no more than the path. */
public final class FileTrouble {
  private FileTrouble() {}

  public static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "this user may not";
    }
    if (failure instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "there is a file of this name";
    }
    boolean explained = failure instanceof FileSystemException e && e.getReason() != null;
    return explained ? ((FileSystemException) failure).getReason() : failure.getMessage();
  }
}
