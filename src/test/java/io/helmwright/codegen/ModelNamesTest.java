package io.helmwright.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNamesTest {

  @ParameterizedTest
  @CsvSource({
    "V1Container, Container",
    "V2HorizontalPodAutoscaler, HorizontalPodAutoscaler",
    "V1beta1CSIStorageCapacity, CSIStorageCapacity",
    "V1alpha3DeviceTaint, DeviceTaint",
    "CoreV1ResourceClaim, ResourceClaim",
    "RbacV1Subject, Subject",
    "V1VsphereVirtualDiskVolumeSource, VsphereVirtualDiskVolumeSource",
  })
  void theVersionIsNoPartOfTheName(String clientClass, String name) {
    assertThat(ModelNames.modelName(clientClass)).isEqualTo(name);
  }

  @Test
  void reservedWordsCannotBeMethods() {
    assertThat(ModelNames.methodName("default")).isEqualTo("defaultValue");
    assertThat(ModelNames.methodName("name")).isEqualTo("name");
  }

  @Test
  void theClientsClassFollowsFromTheApiVersion() {
    assertThat(new RootKind("autoscaling/v2", "HorizontalPodAutoscaler").clientClass())
        .isEqualTo("V2HorizontalPodAutoscaler");
    assertThat(new RootKind("v1", "Pod").clientClass()).isEqualTo("V1Pod");
  }
}
