-- For Spark: the lines of jss export --ndjson below the folder flows, host=NAME/*.ndjson.gz, as the view lines.
SET TIME ZONE 'UTC';

CREATE OR REPLACE TEMPORARY VIEW documents (
    host STRING, event STRING, namespace STRING,
    local STRUCT<address: STRING, port: INT>, remote STRUCT<address: STRING, port: INT>,
    type STRING, direction STRING,
    openedBy STRING, closeWaitBy STRING, closed STRING,
    sent BIGINT, received BIGINT, segmentsOut BIGINT, segmentsIn BIGINT,
    retransmitted BIGINT, rttMicros BIGINT, minRttMicros BIGINT,
    uid BIGINT, processes ARRAY<STRUCT<pid: INT, command: STRING>>,
    unit STRING, container STRING, pod STRING, cookie STRING)
USING json OPTIONS (path 'flows');

CREATE OR REPLACE TEMPORARY VIEW lines AS
SELECT host, event, namespace,
       local.address AS local_address, local.port AS local_port,
       remote.address AS remote_address, remote.port AS remote_port,
       type, direction,
       CAST(openedBy AS TIMESTAMP) AS opened_by,
       CAST(closeWaitBy AS TIMESTAMP) AS close_wait_by,
       CAST(closed AS TIMESTAMP) AS closed,
       timestampdiff(SECOND, CAST(closeWaitBy AS TIMESTAMP), CAST(closed AS TIMESTAMP)) AS close_wait_seconds,
       sent, received, segmentsOut AS segments_out, segmentsIn AS segments_in, retransmitted,
       rttMicros AS rtt_micros, minRttMicros AS min_rtt_micros,
       uid, processes[0].command AS program, unit, container, pod, cookie
FROM documents;
