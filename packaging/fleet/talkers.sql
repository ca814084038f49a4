-- Who talked most yesterday (UTC)? Connections that ended then, with all their bytes; both ends have a row.
SELECT host, service, direction, port, remote_address,
       count(*) AS connections,
       CAST(sum(sent) AS BIGINT) AS bytes_sent,
       CAST(sum(received) AS BIGINT) AS bytes_received
FROM flows
WHERE event = 'ended' AND date = current_date - 1
GROUP BY host, service, direction, port, remote_address
ORDER BY bytes_sent + bytes_received DESC, host, service, direction, port, remote_address
LIMIT 20;
