package dev.multinode.packages;

/** What the signature of one member says. */
public enum MemberState {
  OK,
  MISMATCH,
  UNSIGNED,
  /** No bytes and a signature of no bytes, as servers write it for an empty content signature. */
  EMPTY,
  /** Damaged in the archive. */
  UNREADABLE,
  /** The certificate of the signer is not in the file. */
  UNVERIFIABLE
}
