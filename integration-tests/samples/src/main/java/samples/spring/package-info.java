/** A Spring Boot service with an actuator endpoint and a health indicator about its sockets. */
package samples.spring;
