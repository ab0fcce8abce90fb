"""What Alembic runs: the migrations, over the connection that `server.migrating` hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
