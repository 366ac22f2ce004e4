"""Dagster: when, what after what, retries, alerts and history. The only folder that imports dagster."""
