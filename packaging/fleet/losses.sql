-- Which rack loses packets? By the network that they were sent to; a rack has one.
SELECT remote_network,
       count(DISTINCT host) AS senders,
       CAST(sum(segments_out) AS BIGINT) AS segments,
       CAST(sum(retransmitted) AS BIGINT) AS retransmitted,
       round(100 * CAST(sum(retransmitted) AS DOUBLE) / sum(segments_out), 2) AS percent
FROM flows
WHERE event = 'ended' AND retransmitted IS NOT NULL
GROUP BY remote_network
HAVING sum(segments_out) >= 1000
ORDER BY percent DESC, remote_network
LIMIT 20;
