package io.bihuan.server.detection;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param onlineSeconds an asset counts as online when it was heard of within so many seconds
 * @param relayIdleMillis pause of the relay when there is nothing to carry
 * @param relayBunch transitions carried in one transaction at most
 */
@ConfigurationProperties("bihuan.detection")
record DetectionProperties(
        @DefaultValue("300") int onlineSeconds,
        @DefaultValue("100") int relayIdleMillis,
        @DefaultValue("200") int relayBunch) {}
