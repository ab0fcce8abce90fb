"""What a hall does: one file for each workflow, with its entries, table, rules, verbs, queries."""
