package io.bihuan.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The Spring Boot application. Started by the {@code serve} command, never directly. */
@SpringBootApplication
public class BihuanApplication {}
