package io.bihuan.server.calendar;

import io.bihuan.server.database.DataDirectory;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the calendars at start. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    Calendars calendars(DataDirectory data, @Value("${bihuan.zone:Asia/Shanghai}") ZoneId zone) {
        return Calendars.load(data.resolve("calendars"), zone);
    }
}
