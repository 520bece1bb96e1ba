package dev.multinode.core.value;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One value of every kind, with its declared type, odd ones included. */
final class SampleValues {
  private SampleValues() {}

  record Sample(String type, Value value) {
    TypeName typeName() {
      return new TypeName(type);
    }

    @Override
    public String toString() {
      return type + " " + value;
    }
  }

  static Stream<Sample> all() {
    Map<String, Value> nested = new LinkedHashMap<>();
    nested.put("z first", Value.of("disk"));
    nested.put("size", Value.of(20.5));
    nested.put("limits", new Value.Props(Map.of("strict", Value.of(false))));
    nested.put("tags", texts("fast", "new"));
    Map<String, Value> endpoint = new LinkedHashMap<>();
    endpoint.put("host", Value.of("db.example"));
    endpoint.put("port", Value.of(5432));
    return Stream.of(
        new Sample("string", Value.of("plain")),
        new Sample("string", Value.of("")),
        new Sample("string", Value.of("Grüße, 你好, 👋\n\t\"<&]]>#;#")),
        new Sample("Regexp", Value.of("[a-z]+\\d{2}")),
        new Sample("number", Value.of(5)),
        new Sample("number", Value.of(-0.1)),
        new Sample("number", Value.of(1e300)),
        new Sample("boolean", Value.of(true)),
        new Sample("boolean", Value.of(false)),
        new Sample("Date", new Value.Date(Instant.parse("2024-02-29T10:30:00.123Z"))),
        new Sample("Date", new Value.Date(Instant.parse("1969-12-31T23:59:59Z"))),
        new Sample("SecureString", new Value.Secret("s3cret")),
        new Sample("Array/string", texts()),
        new Sample("Array/string", texts("a", "b c", "")),
        new Sample(
            "Array/number",
            new Value.Array(TypeName.NUMBER, List.of(Value.of(1), Value.NULL, Value.of(2.5)))),
        new Sample("Properties", new Value.Props(Map.of())),
        new Sample("Properties", new Value.Props(nested)),
        new Sample(
            "CompositeType(host:string,port:number):Endpoint",
            new Value.Composite(
                new TypeName("CompositeType(host:string,port:number):Endpoint"), endpoint)),
        new Sample(
            "VC:VirtualMachine",
            new Value.Ref(new TypeName("VC:VirtualMachine"), "host 1/vm-17", null)),
        new Sample(
            "ResourceElement",
            new Value.Ref(
                new TypeName("ResourceElement"), "a6b74b12-e104-514d-acb1-5b84110e2266", null)));
  }

  /** What only some of the wire forms can carry. */
  static Stream<Sample> files() {
    return Stream.of(
        new Sample(
            "MimeAttachment",
            new Value.Mime("a.txt", "text/plain", "Ada".getBytes(StandardCharsets.UTF_8))));
  }

  static Value.Array texts(String... texts) {
    return new Value.Array(TypeName.STRING, Stream.of(texts).map(Value::of).toList());
  }
}
