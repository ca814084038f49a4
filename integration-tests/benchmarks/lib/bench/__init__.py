"""The parts of the benchmark: build, tables, measuring, report."""
