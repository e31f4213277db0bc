package io.bihuan.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.server.http.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class RejectNamesTests {

    private static final List<String> OURS = List.of(
            "IMPLAUSIBLE",
            "EXTRA_LENGTH",
            "BAD_TIME",
            "OTHER_TERMINAL",
            "NUMBER_CONTESTED",
            "FRAGMENT_LIMIT",
            "DROPPED_NOT_AUTHENTICATED",
            "DROPPED_SILENT",
            "DROPPED_FLOOD_OF_BAD_FRAMES",
            "NOT_APPROVED",
            "ACCEPTED");

    private final RejectNames names = new RejectNames(new Messages());

    @AfterEach
    void speakNothing() {
        LocaleContextHolder.resetLocaleContext();
    }

    private static Stream<String> codes() {
        return Stream.concat(Arrays.stream(Jt808Rejection.Code.values()).map(Enum::name), OURS.stream());
    }

    @Test
    void nameEveryReasonInChineseAndInEnglish() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(codes().map(names::of)).allMatch(name -> name.matches("\\p{IsHan}[^A-Z_]*"));
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(codes().map(names::of)).noneMatch(name -> name.contains("_") || name.matches(".*\\p{IsHan}.*"));
    }

    @Test
    void sayWhyAConnectionWasClosed() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(names.of("DROPPED_NOT_AUTHENTICATED")).isEqualTo("已断开连接：未通过鉴权");
        assertThat(names.of("OF_A_LATER_RELEASE")).isEqualTo("OF_A_LATER_RELEASE");
    }
}
