package org.backupdoctor.web;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service. */
@SpringBootApplication(proxyBeanMethods = false)
public class Main {

    /** Starts it. */
    public static void main(String[] args) {
        SpringApplication.run(Main.class, args);
    }
}
