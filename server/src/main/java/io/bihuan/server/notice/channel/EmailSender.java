package io.bihuan.server.notice.channel;

import io.bihuan.server.notice.channel.AddressGuard.RefusedAddress;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends plain-text mail over SMTP: {@code security} is {@code tls} (from the first byte), {@code starttls} (demanded) or
 * {@code none}. The server's certificate is always checked.
 */
@Component
class EmailSender implements Sender {

    private static final String SILENCE_MILLIS = "10000";

    private final AddressGuard guard;
    private final InstantSource clock;

    EmailSender(AddressGuard guard, InstantSource clock) {
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.EMAIL;
    }

    @Override
    public Outcome send(ChannelSettings settings, Message message) {
        Session session = Session.getInstance(properties(settings));
        try {
            MimeMessage mail = mail(session, settings, message);
            try (Transport transport = session.getTransport("smtp")) {
                String user = settings.text("user");
                if (user.isBlank()) {
                    transport.connect();
                } else {
                    transport.connect(user, settings.text("password"));
                }
                transport.sendMessage(mail, mail.getAllRecipients());
            }
            return Outcome.sent(String.valueOf(mail.getMessageID()));
        } catch (AddressException e) {
            return Outcome.refused("mail-address", String.valueOf(e.getMessage()));
        } catch (AuthenticationFailedException e) {
            return Outcome.refused("login-refused", String.valueOf(e.getMessage()));
        } catch (MessagingException e) {
            return judge(settings, e);
        }
    }

    private Properties properties(ChannelSettings settings) {
        String security = settings.text("security");
        var properties = new Properties();
        properties.put("mail.smtp.host", settings.text("host"));
        properties.put("mail.smtp.port", settings.text("port"));
        properties.put("mail.smtp.auth", Boolean.toString(!settings.text("user").isBlank()));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(security.equals("tls")));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(security.equals("starttls")));
        properties.put("mail.smtp.starttls.required", Boolean.toString(security.equals("starttls")));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", "5000");
        properties.put("mail.smtp.timeout", SILENCE_MILLIS);
        properties.put("mail.smtp.writetimeout", SILENCE_MILLIS);
        properties.put("mail.smtp.socketFactory", new GuardedSockets(guard));
        properties.put("mail.smtp.socketFactory.fallback", "false");
        return properties;
    }

    private MimeMessage mail(Session session, ChannelSettings settings, Message message) throws MessagingException {
        var mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress(settings.text("from"), true));
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(message.to(), true));
        mail.setSubject(message.title().replaceAll("\\p{Cntrl}", " "), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Bihuan-Delivery", message.reference());
        String link = message.link() == null ? "" : "\n\n" + message.link();
        mail.setText(message.body() + link + "\n", StandardCharsets.UTF_8.name());
        mail.saveChanges();
        return mail;
    }

    /** A 5xx of the server is final, everything else may pass. */
    private static Outcome judge(ChannelSettings settings, MessagingException e) {
        String host = settings.text("host");
        if (has(e, RefusedAddress.class)) {
            return Outcome.refused("address-refused", host);
        }
        if (has(e, SSLException.class)) {
            return Outcome.tryAgain("tls-failed", host + ": " + e.getMessage());
        }
        if (has(e, SocketTimeoutException.class)) {
            return Outcome.tryAgain("timed-out", host);
        }
        if (e instanceof SendFailedException) {
            String said = innermost(e);
            return said.startsWith("5") ? Outcome.refused("mail-refused", said) : Outcome.tryAgain("mail-busy", said);
        }
        return Outcome.tryAgain("unreachable", host + ": " + innermost(e));
    }

    private static boolean has(Throwable e, Class<? extends Throwable> kind) {
        for (Throwable cause = e; cause != null; cause = next(cause)) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String innermost(Throwable e) {
        Throwable last = e;
        for (Throwable cause = e; cause != null; cause = next(cause)) {
            last = cause;
        }
        return String.valueOf(last.getMessage());
    }

    private static @Nullable Throwable next(Throwable e) {
        return e instanceof MessagingException mail ? mail.getNextException() : e.getCause();
    }
}
