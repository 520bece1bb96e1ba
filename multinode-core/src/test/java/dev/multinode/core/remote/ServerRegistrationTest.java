package dev.multinode.core.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.CertificateProbe.Certificate;
import dev.multinode.core.remote.RemoteServer.State;
import dev.multinode.core.remote.ServerRegistration.Checked;
import dev.multinode.core.remote.ServerRegistration.NewServer;
import dev.multinode.core.spi.ServerUse;
import dev.multinode.core.testing.FakeServer;
import java.net.URI;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerRegistrationTest {
  @AutoClose private final Registry registry = new Registry();
  @AutoClose private final FakeServer emea = new FakeServer("emea-1");

  private NewServer wish(URI url, String password, String fingerprint) {
    return new NewServer(
        "emea-1", url, FakeServer.USER, password, fingerprint, Map.of(), Registry.PATIENT);
  }

  private MultinodeException refusal(NewServer wish) {
    MultinodeException e =
        catchThrowableOfType(MultinodeException.class, () -> registry.registration.add(wish));
    assertThat(registry.servers.list()).isEmpty();
    return e;
  }

  @Test
  void aServerWhoseFingerprintWasComparedIsSavedWithVersionAndState() {
    RemoteServer server = registry.add("emea-1", emea);

    assertThat(registry.servers.get("emea-1")).isEqualTo(server);
    assertThat(server.state()).isEqualTo(State.ONLINE);
    assertThat(server.version()).isEqualTo("8.18.1.35424");
    assertThat(server.fingerprint()).isEqualTo(emea.fingerprint());
    assertThat(server.node()).isFalse();
  }

  @Test
  void aProbeShowsTheCertificateAndSendsNothing() {
    Certificate found = registry.registration.probe(emea.uri());

    assertThat(found.fingerprint()).isEqualTo(emea.fingerprint());
    assertThat(found.subject()).contains("emea-1");
    assertThat(found.trustedByCa()).isFalse();
    assertThat(emea.requests()).isEmpty();
  }

  @Test
  void aSelfSignedCertificateHasToBeConfirmedFirst() {
    MultinodeException e = refusal(wish(emea.uri(), FakeServer.PASSWORD, null));

    assertThat(e.code()).isEqualTo(ErrorCode.SERVER_UNTRUSTED);
    assertThat(e.details()).containsEntry("fingerprint", emea.fingerprint());
    assertThat(e.details()).containsKeys("subject", "notAfter");
    assertThat(emea.requests()).isEmpty();
  }

  @Test
  void anotherFingerprintThanTheGivenOneIsRefused() {
    MultinodeException e = refusal(wish(emea.uri(), FakeServer.PASSWORD, "0".repeat(64)));

    assertThat(e.code()).isEqualTo(ErrorCode.SERVER_UNTRUSTED);
    assertThat(emea.requests()).isEmpty();
  }

  @Test
  void aCertificateOfAKnownCaNeedsNoFingerprint() throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("ca", emea.certificate());
    try (Registry trusting = new Registry(InstantSource.system(), TrustAnchors.of(store))) {
      RemoteServer server = trusting.registration.add(wish(emea.uri(), FakeServer.PASSWORD, null));

      assertThat(server.fingerprint()).isNull();
      assertThat(trusting.servers.client(server).about().version()).isNotEmpty();
    }
  }

  @Test
  void aWrongPasswordIsFoundAtOnceAndNotRepeatedInTheMessage() {
    MultinodeException e = refusal(wish(emea.uri(), "hunter2", emea.fingerprint()));

    assertThat(e.code()).isEqualTo(ErrorCode.SERVER_AUTHENTICATION_FAILED);
    assertThat(e).hasMessageContaining("refused the login of user 'ada@corp.local'");
    assertThat(e).hasMessageNotContaining("hunter2");
  }

  @Test
  void anAddressWhereNothingAnswersIsUnreachable() {
    emea.goesDown();

    MultinodeException e = refusal(wish(emea.uri(), FakeServer.PASSWORD, null));

    assertThat(e.code()).isEqualTo(ErrorCode.SERVER_UNREACHABLE);
    assertThat(e).hasMessageContaining("check host, port and firewall");
  }

  @Test
  void somethingThatIsNoOrchestratorIsIncompatible() {
    emea.redirects();

    MultinodeException e = refusal(wish(emea.uri(), FakeServer.PASSWORD, emea.fingerprint()));

    assertThat(e.code()).isEqualTo(ErrorCode.SERVER_INCOMPATIBLE);
  }

  @Test
  void aNameIsTakenOnce() {
    registry.add("emea-1", emea);

    MultinodeException e =
        catchThrowableOfType(MultinodeException.class, () -> registry.add("emea-1", emea));

    assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void oneServerHasOneRegistrationUnderAllItsAddresses() {
    registry.add("emea-1", emea);
    URI alias = URI.create("https://localhost:" + emea.uri().getPort());
    NewServer twice =
        new NewServer(
            "again",
            alias,
            FakeServer.USER,
            FakeServer.PASSWORD,
            emea.fingerprint(),
            Map.of(),
            Registry.PATIENT);

    MultinodeException e =
        catchThrowableOfType(MultinodeException.class, () -> registry.registration.add(twice));

    assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(e).hasMessageContaining("as server 'emea-1'");
  }

  @Test
  void aChangedCertificateStopsEverything() {
    RemoteServer server = registry.add("emea-1", emea);
    emea.changesCertificate();
    int before = emea.requests().size();

    MultinodeException e =
        catchThrowableOfType(
            MultinodeException.class, () -> registry.servers.client(server).about());

    assertThat(e.code()).isEqualTo(ErrorCode.SERVER_UNTRUSTED);
    assertThat(e).hasMessageContaining("has changed").hasMessageContaining("nothing was sent");
    assertThat(emea.requests()).hasSize(before);
    assertThat(registry.servers.get("emea-1").state()).isEqualTo(State.UNTRUSTED);
  }

  @Test
  void aChangedCertificateIsNamedHoweverOftenItIsMet() {
    RemoteServer server = registry.add("emea-1", emea);
    emea.changesCertificate();

    for (int i = 0; i < 10; i++) {
      MultinodeException e =
          catchThrowableOfType(
              MultinodeException.class, () -> registry.servers.client(server).about());

      assertThat(e.code()).isEqualTo(ErrorCode.SERVER_UNTRUSTED);
    }
  }

  @Test
  void aRenewedCertificateIsTrustedOnceItIsConfirmed() {
    RemoteServer server = registry.add("emea-1", emea);
    emea.changesCertificate();

    Checked checked = registry.registration.trust("emea-1", emea.fingerprint());

    assertThat(checked.server().state()).isEqualTo(State.ONLINE);
    assertThat(checked.server().id()).isEqualTo(server.id());
    assertThat(checked.server().fingerprint()).isEqualTo(emea.fingerprint());
    assertThat(registry.servers.client(registry.servers.get("emea-1")).about()).isNotNull();
  }

  @Test
  void aFingerprintThatTheServerDoesNotShowChangesNothing() {
    RemoteServer server = registry.add("emea-1", emea);

    MultinodeException e =
        catchThrowableOfType(
            MultinodeException.class, () -> registry.registration.trust("emea-1", "0".repeat(64)));

    assertThat(e.code()).isEqualTo(ErrorCode.SERVER_UNTRUSTED);
    assertThat(registry.servers.get("emea-1").fingerprint()).isEqualTo(server.fingerprint());
  }

  @Test
  void aCheckFindsAServerThatIsBack() {
    RemoteServer server = registry.add("emea-1", emea);
    emea.goesDown();
    Checked down = registry.registration.check("emea-1");
    emea.comesBack();

    Checked up = registry.registration.check(server.id());

    assertThat(down.server().state()).isEqualTo(State.OFFLINE);
    assertThat(down.server().reason()).contains("did not answer");
    assertThat(up.server().state()).isEqualTo(State.ONLINE);
    assertThat(up.latency()).isPositive();
  }

  @Test
  void aPasswordIsNotReadableInTheDatabase() {
    registry.add("emea-1", emea);

    List<String> rows =
        registry
            .database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select * from remote_servers")
                        .mapToMap()
                        .map(Object::toString)
                        .list());

    assertThat(rows.toString()).doesNotContain(FakeServer.PASSWORD);
  }

  @Test
  void aServerInUseIsRemovedByForceOnly() {
    RemoteServer server = registry.add("emea-1", emea);
    List<String> forgotten = new java.util.ArrayList<>();
    registry.uses.add(
        new ServerUse() {
          @Override
          public List<String> usesOf(String serverId) {
            return List.of("proxy 'Resize disk'");
          }

          @Override
          public void forget(String serverId) {
            forgotten.add(serverId);
          }
        });

    MultinodeException e =
        catchThrowableOfType(
            MultinodeException.class, () -> registry.registration.remove("emea-1", false));
    registry.registration.remove("emea-1", true);

    assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(e.details()).containsEntry("uses", List.of("proxy 'Resize disk'"));
    assertThat(forgotten).containsExactly(server.id());
    assertThat(registry.servers.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "vro.example, https://vro.example",
    "vro.example:8281, https://vro.example:8281",
    "https://VRO.example:443/vco/api/, https://vro.example",
  })
  void anAddressIsReadAsPeopleTypeIt(String typed, String address) {
    assertThat(ServerAddress.parse(typed)).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://vro.example", "https://a:b@vro.example", "vro.example/x", "", "https://"})
  void anAddressThatCannotBeOneIsRefused(String typed) {
    MultinodeException e =
        catchThrowableOfType(MultinodeException.class, () -> ServerAddress.parse(typed));

    assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
  }
}
