-- Which services still talk IPv4 through AF_INET6 sockets, and to whom?
SELECT service, direction, port, remote_network,
       count(DISTINCT host) AS hosts,
       count(DISTINCT remote_address) AS peers,
       count(*) AS connections,
       CAST(sum(sent + received) AS BIGINT) AS bytes
FROM flows
WHERE event = 'ended' AND type = 'ipv4_mapped'
GROUP BY service, direction, port, remote_network
ORDER BY connections DESC, service, direction, port, remote_network
LIMIT 100;
