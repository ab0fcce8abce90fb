"""A desk among others: what the hall says (`hall`) and how entries travel (`sync`), put together.

Here lives what needs both: joining a hall, joining a centre, the client that meets the others for
as long as a journal is open. Built once by whoever opens the journal, the window or a command.
Not here: what entries mean, and the protocol.
"""
