-- For DuckDB: writes flows as Parquet into the folder parquet, a part for each date.
COPY (SELECT * FROM flows ORDER BY host) TO 'parquet' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (date), OVERWRITE);
