package org.urbanriver.campus.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** One connection for all mails that one worker has in a row: greeting the server anew costs more than a mail. */
final class MailConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MailConnection.class);

    private final JavaMailSenderImpl server;
    private @Nullable Transport open;

    MailConnection(JavaMailSenderImpl server) {
        this.server = server;
    }

    /**
     * @throws NoServer if none could be reached
     * @throws MessagingException what the server has against this mail
     */
    void send(MimeMessage letter) throws MessagingException, NoServer {
        letter.saveChanges();
        var used = open;
        if (used != null) {
            try {
                used.sendMessage(letter, letter.getAllRecipients());
                return;
            } catch (MessagingException e) {
                // A server may end a connection at any time; what it says on a new one counts.
                close();
            }
        }
        try {
            connect().sendMessage(letter, letter.getAllRecipients());
        } catch (MessagingException e) {
            close();
            throw e;
        }
    }

    private Transport connect() throws NoServer {
        try {
            var transport = server.getSession().getTransport(JavaMailSenderImpl.DEFAULT_PROTOCOL);
            transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            open = transport;
            return transport;
        } catch (MessagingException e) {
            throw new NoServer(e);
        }
    }

    @Override
    public void close() {
        var last = open;
        open = null;
        if (last != null) {
            try {
                last.close();
            } catch (MessagingException e) {
                log.debug("The mail server had gone already", e);
            }
        }
    }

    /** The mail server cannot be reached, or does not let this service in. */
    static final class NoServer extends Exception {

        NoServer(MessagingException cause) {
            super(cause);
        }
    }
}
