"""The collection of the server's own tables; each is declared beside its rules.

What is folded stands in the tables of `store.tables`, as at a desk.
"""

from sqlalchemy import MetaData

from counter_app.store.tables import metadata

server_metadata = MetaData(naming_convention=metadata.naming_convention)
