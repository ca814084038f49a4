-- Which services leave connections in CLOSE_WAIT, those of which clients and servers? "still" have not ended.
SELECT kept.service, kept.direction, kept.port, kept.remote_network,
       count(DISTINCT kept.host) AS hosts,
       count(*) AS connections,
       count(*) - count(ended.cookie) AS still,
       max(ended.close_wait_seconds) AS longest_seconds
FROM flows AS kept
LEFT JOIN flows AS ended
       ON ended.event = 'ended' AND ended.close_wait_by IS NOT NULL
      AND ended.host = kept.host AND ended.cookie = kept.cookie AND ended.opened_by = kept.opened_by
      AND coalesce(ended.namespace, '') = coalesce(kept.namespace, '')
WHERE kept.event = 'close_wait'
GROUP BY kept.service, kept.direction, kept.port, kept.remote_network
ORDER BY connections DESC, service, direction, port, remote_network
LIMIT 100;
