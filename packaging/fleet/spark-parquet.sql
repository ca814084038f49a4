-- For Spark: the view flows over what parquet.sql has written.
SET TIME ZONE 'UTC';

CREATE OR REPLACE TEMPORARY VIEW flows USING parquet OPTIONS (path 'parquet');
