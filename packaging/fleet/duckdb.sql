-- For DuckDB: the lines of jss export --ndjson below the folder flows, host=NAME/*.ndjson.gz, as the view lines.
SET TimeZone = 'UTC';

CREATE OR REPLACE TEMPORARY VIEW lines AS
SELECT host, event, namespace,
       local.address AS local_address, local.port AS local_port,
       remote.address AS remote_address, remote.port AS remote_port,
       type, direction,
       CAST(openedBy AS TIMESTAMP) AS opened_by,
       CAST(closeWaitBy AS TIMESTAMP) AS close_wait_by,
       CAST(closed AS TIMESTAMP) AS closed,
       date_sub('second', CAST(closeWaitBy AS TIMESTAMP), CAST(closed AS TIMESTAMP)) AS close_wait_seconds,
       sent, received, segmentsOut AS segments_out, segmentsIn AS segments_in, retransmitted,
       rttMicros AS rtt_micros, minRttMicros AS min_rtt_micros,
       uid, processes[1].command AS program, unit, container, pod, cookie
FROM read_json('flows/*/*.ndjson.gz', format = 'newline_delimited',
     hive_partitioning = true, hive_types = {'host': 'VARCHAR'},
     columns = {
         'event': 'VARCHAR', 'namespace': 'VARCHAR',
         'local': 'STRUCT(address VARCHAR, port INTEGER)', 'remote': 'STRUCT(address VARCHAR, port INTEGER)',
         'type': 'VARCHAR', 'direction': 'VARCHAR',
         'openedBy': 'VARCHAR', 'closeWaitBy': 'VARCHAR', 'closed': 'VARCHAR',
         'sent': 'BIGINT', 'received': 'BIGINT', 'segmentsOut': 'BIGINT', 'segmentsIn': 'BIGINT',
         'retransmitted': 'BIGINT', 'rttMicros': 'BIGINT', 'minRttMicros': 'BIGINT',
         'uid': 'BIGINT', 'processes': 'STRUCT(pid INTEGER, command VARCHAR)[]',
         'unit': 'VARCHAR', 'container': 'VARCHAR', 'pod': 'VARCHAR', 'cookie': 'VARCHAR'});
