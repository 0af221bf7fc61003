"""Run by Alembic through `workshop.records.schema`, which hands over an open connection."""

from alembic import context

from workshop.records.base import Base
from workshop.records.tables import Center

assert Center.metadata is Base.metadata  # importing the tables is what fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
