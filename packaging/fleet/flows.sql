-- The view flows over the view lines; the same for DuckDB and Spark. All queries ask flows.
--
-- date            when it happened: the end, the look that found CLOSE_WAIT, or the look that showed it first
-- service         unit, else container, else program
-- port            of the side that was connected to
-- local_address, remote_address    without ::ffff:, which type says
-- remote_network  the /24 of an IPv4 address, the /64 of an IPv6 one
CREATE OR REPLACE TEMPORARY VIEW flows AS
SELECT host,
       CAST(coalesce(closed, close_wait_by, opened_by) AS DATE) AS date,
       event, namespace, type, direction,
       coalesce(unit, container, program, 'unknown') AS service,
       CASE WHEN direction = 'inbound' THEN local_port ELSE remote_port END AS port,
       replace(local_address, '::ffff:', '') AS local_address, local_port,
       replace(remote_address, '::ffff:', '') AS remote_address, remote_port,
       CASE
           WHEN remote_address LIKE '%.%'
               THEN regexp_replace(replace(remote_address, '::ffff:', ''), '[.][0-9]+$', '.0/24')
           -- a:0:0:d:… is written a::d:… where no longer run of zeros follows
           WHEN regexp_extract(remote_address, '^[0-9a-f]+::[0-9a-f]+(:[0-9a-f]+){4}$', 0) <> ''
               THEN concat(regexp_extract(remote_address, '^([0-9a-f]+)::', 1), ':0:0:',
                    regexp_extract(remote_address, '::([0-9a-f]+)', 1), '::/64')
           ELSE concat(regexp_replace(regexp_extract(remote_address, '^[0-9a-f]+(:[0-9a-f]+){0,3}', 0), '(:0)+$', ''),
                '::/64')
       END AS remote_network,
       opened_by, close_wait_by, closed, close_wait_seconds,
       sent, received, segments_out, segments_in, retransmitted, rtt_micros, min_rtt_micros,
       uid, program, unit, container, pod, cookie
FROM lines;
