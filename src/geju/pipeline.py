"""The flow on one page: read, extract, resolve, build, draw, publish."""
