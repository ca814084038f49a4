package io.jss.model;

import java.util.Optional;

/**
 * The protocol that the kernel speaks on top of TCP: {@code INET_DIAG_ULP_INFO}, since Linux 5.4.
 *
 * @param name its name, {@code tls}, {@code mptcp}, {@code espintcp} …; empty when the kernel did
 *     not send it
 * @param tls what TLS tells
 * @param mptcp what MPTCP tells of this subflow, since Linux 5.7
 */
public record UlpInfo(Optional<String> name, Optional<TlsInfo> tls, Optional<MptcpSubflow> mptcp) {}
