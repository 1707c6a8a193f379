package dev.dunlin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerChoiceTest {
    private static final String IMAGE = "postgres:17-alpine";

    @Test
    void aGivenServerWinsOverEverything() {
        ServerChoice choice = ServerChoice.of("jdbc:postgresql://db/postgres", "docker", IMAGE);

        assertThat(choice).isEqualTo(new ServerChoice.External("jdbc:postgresql://db/postgres"));
    }

    @Test
    void dockerIsAContainerOfTheImage() {
        assertThat(ServerChoice.of("", "docker", IMAGE)).isEqualTo(new ServerChoice.Docker(IMAGE));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void aNumberIsTheMajorVersionOfTheEmbeddedServer(int version) {
        assertThat(ServerChoice.of(null, "" + version, IMAGE)).isEqualTo(new ServerChoice.Embedded(version));
    }

    @Test
    void withoutSettingsTheEmbeddedServerIsTheOneOnTheClassPath() {
        assertThat(ServerChoice.of(null, null, IMAGE)).isEqualTo(new ServerChoice.Embedded(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "19", "17.2", "podman"})
    void anythingElseIsRefusedWithWhatToWrite(String server) {
        assertThatThrownBy(() -> ServerChoice.of(null, server, IMAGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-Ddunlin.test.postgres=" + server)
                .hasMessageContaining("17");
    }
}
