-- What depended on a host, before it is switched off? Put its name in the place of db-07.
WITH named AS (SELECT 'db-07' AS host),
     own AS (SELECT DISTINCT local_address
             FROM flows JOIN named ON flows.host = named.host
             WHERE direction = 'inbound' AND local_address NOT LIKE '127.%' AND local_address <> '::1'),
     fleet AS (SELECT DISTINCT local_address FROM flows)
-- those that have jss, by their own flow logs
SELECT flows.host AS dependent, service, port,
       count(DISTINCT cookie) AS connections,
       max(date) AS last_date
FROM flows
JOIN own ON flows.remote_address = own.local_address
WHERE direction = 'outbound' AND flows.host NOT IN (SELECT host FROM named)
GROUP BY flows.host, service, port
UNION ALL
-- the others, by those of the host
SELECT remote_address AS dependent, 'not known' AS service, port,
       count(DISTINCT cookie) AS connections,
       max(date) AS last_date
FROM flows JOIN named ON flows.host = named.host
WHERE direction = 'inbound' AND remote_address NOT IN (SELECT local_address FROM fleet)
GROUP BY remote_address, port
ORDER BY connections DESC, dependent, service, port
LIMIT 1000;
