-- Certificates whose signatures this node accepts on packages.
CREATE TABLE trusted_signers (
  sha256      CHAR(64)     NOT NULL PRIMARY KEY,
  subject     VARCHAR(2000) NOT NULL,
  certificate TEXT         NOT NULL,
  added_by    VARCHAR(255) NOT NULL,
  added_at    TIMESTAMP WITH TIME ZONE NOT NULL
);
