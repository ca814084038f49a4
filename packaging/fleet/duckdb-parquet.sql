-- For DuckDB: the view flows over what parquet.sql has written.
SET TimeZone = 'UTC';

CREATE OR REPLACE TEMPORARY VIEW flows AS
SELECT * FROM read_parquet('parquet/*/*.parquet', hive_partitioning = true, hive_types = {'date': 'DATE'});
