package io.bihuan.server.check;

import io.bihuan.server.calendar.Calendars;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CheckConfiguration {

    @Bean
    Plans.PlanClock planClock(Clock clock, Calendars calendars) {
        return new Plans.PlanClock(clock, calendars);
    }
}
