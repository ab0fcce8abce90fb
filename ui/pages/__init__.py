"""One page for each workflow, named as in `counter_app.hall`; pages know verbs and queries."""
