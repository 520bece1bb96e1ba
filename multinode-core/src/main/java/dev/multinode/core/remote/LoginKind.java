package dev.multinode.core.remote;

import tools.jackson.databind.json.JsonMapper;

/** The ways to log in that servers have ({@code vro-rest-api.md} §2). */
enum LoginKind {
  /** User and password with every call: external vRO 5 to 8, and nodes. */
  BASIC {
    @Override
    Login open(ServerConnection connection, JsonMapper json, String password) {
      return new BasicLogin(connection.server().user(), password);
    }
  },
  /** Token of vRA 8, and of vRO 8 with vRA authentication. */
  VRA {
    @Override
    Login open(ServerConnection connection, JsonMapper json, String password) {
      return new TokenLogin(new VraTokens(connection, json, password)::fetch);
    }
  },
  /** Session of VCF 9. */
  VCF {
    @Override
    Login open(ServerConnection connection, JsonMapper json, String password) {
      return new TokenLogin(new VcfTokens(connection, password)::fetch);
    }
  };

  abstract Login open(ServerConnection connection, JsonMapper json, String password);
}
