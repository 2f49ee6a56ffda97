package io.helmwright.emit;

import static io.helmwright.emit.Disk.files;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

  @Test
  void isReadAsItWasWritten() throws IOException {
    var manifest = Manifest.of(files("b", "", "a/\"quoted\" é.yaml", "text"));

    assertThat(Manifest.parse(manifest.toJson())).isEqualTo(manifest);
    assertThat(manifest.wrote("b", new byte[0])).isTrue();
    assertThat(manifest.wrote("b", new byte[1])).isFalse();
    assertThat(manifest.wrote("c", new byte[0])).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"files\": []}",
        "{\"files\": {\"a\": 1}}",
        "{\"files\": {\"../a\": \"0\"}}",
        "{\"files\": {\"a\": \"0\"}"
      })
  void refusesWhatIsNoManifest(String json) {
    assertThatThrownBy(() -> Manifest.parse(json.getBytes(UTF_8))).isInstanceOf(IOException.class);
  }
}
