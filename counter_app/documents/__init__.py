"""Values in, bytes of paper out: tickets, slips and sheets as PDF. No Qt, no database."""
